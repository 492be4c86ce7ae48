package dental.cuspid.imports;

import java.nio.file.Path;
import java.util.Map;

/**
 * Asks for a file to be read and shown.
 *
 * @param fileName as the person knows it
 * @param file where its bytes lie; the caller removes it afterwards
 * @param mapping heading to field where a person chose one
 */
public record NewImport(ImportKind kind, String fileName, Path file, Map<String, String> mapping,
		OnDuplicate onDuplicate, ImportOptions options) {

}
