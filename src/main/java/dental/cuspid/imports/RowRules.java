package dental.cuspid.imports;

import java.util.List;
import java.util.Map;

/**
 * What makes a row of one kind acceptable: pure, cells in, values and reasons out.
 */
interface RowRules {

	ReadRow read(Map<ImportField, List<String>> cells);

}
