package dental.cuspid.imports.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.imports.ImportId;
import dental.cuspid.imports.ImportKind;
import dental.cuspid.imports.ImportOptions;
import dental.cuspid.imports.ImportService;
import dental.cuspid.imports.NewImport;
import dental.cuspid.imports.OnDuplicate;
import dental.cuspid.imports.RowAction;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes uploaded files and what is said about them.
 */
@Component
class Uploads {

	private static final TypeReference<LinkedHashMap<String, String>> MAPPING = new TypeReference<>() {
	};

	private final ImportService imports;

	private final JsonMapper json;

	Uploads(ImportService imports, JsonMapper json) {
		this.imports = imports;
		this.json = json;
	}

	/**
	 * Has a file of another system read. Who may not import learns only that.
	 */
	@Requires(Right.IMPORT)
	public ImportId read(@Nullable MultipartFile file, @Nullable String kind, @Nullable String mapping,
			@Nullable String onDuplicate, @Nullable String options) {
		return read(file, kind(kind), mapping(mapping), onDuplicate(onDuplicate), options(options));
	}

	/**
	 * Has a file read; its bytes lie on the disk only meanwhile.
	 */
	@Requires(Right.IMPORT)
	public ImportId read(@Nullable MultipartFile file, ImportKind kind, Map<String, String> mapping,
			OnDuplicate onDuplicate, ImportOptions options) {
		if (file == null || file.isEmpty()) {
			throw new RuleViolation("imports.refusal.empty").at("file");
		}
		try {
			Path stored = Files.createTempFile("import", ".bin");
			try {
				file.transferTo(stored);
				String name = file.getOriginalFilename();
				return this.imports
					.upload(new NewImport(kind, (name != null) ? name : "file", stored, mapping, onDuplicate, options));
			}
			finally {
				Files.deleteIfExists(stored);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static ImportKind kind(@Nullable String text) {
		return constant(ImportKind.values(), text, "kind", "imports.refusal.kind");
	}

	static OnDuplicate onDuplicate(@Nullable String text) {
		return (text == null || text.isBlank()) ? OnDuplicate.SKIP
				: constant(OnDuplicate.values(), text, "onDuplicate", "imports.refusal.onDuplicate");
	}

	static @Nullable RowAction action(@Nullable String text) {
		return (text == null || text.isBlank()) ? null
				: constant(RowAction.values(), text, "action", "imports.refusal.action");
	}

	Map<String, String> mapping(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return Map.of();
		}
		try {
			LinkedHashMap<String, String> mapping = this.json.readValue(text, MAPPING);
			mapping.values().removeIf((field) -> field == null || field.isBlank());
			return mapping;
		}
		catch (JacksonException ex) {
			throw new RuleViolation("imports.refusal.mapping").at("mapping");
		}
	}

	ImportOptions options(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return ImportOptions.USUAL;
		}
		try {
			return this.json.readValue(text, ImportOptions.class);
		}
		catch (JacksonException ex) {
			throw new RuleViolation("imports.refusal.options").at("options");
		}
	}

	private static <E extends Enum<E>> E constant(E[] all, @Nullable String text, String field, String code) {
		String name = (text != null) ? text.strip().toUpperCase(Locale.ROOT) : "";
		return Arrays.stream(all)
			.filter((one) -> one.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new RuleViolation(code, name).at(field));
	}

}
