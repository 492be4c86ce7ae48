/**
 * Files of other systems: letters, separators and sheets become rows of text cells.
 */
@NullMarked
package dental.cuspid.imports.files;

import org.jspecify.annotations.NullMarked;
