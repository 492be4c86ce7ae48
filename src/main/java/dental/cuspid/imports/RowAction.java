package dental.cuspid.imports;

/**
 * What happens to a row; shown by {@code imports.action.} + name.
 */
public enum RowAction {

	CREATE, UPDATE, DUPLICATE, REFUSED

}
