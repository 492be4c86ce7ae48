/**
 * Import wizard and API.
 */
@NullMarked
package dental.cuspid.imports.web;

import org.jspecify.annotations.NullMarked;
