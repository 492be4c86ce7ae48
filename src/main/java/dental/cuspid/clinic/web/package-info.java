/**
 * Settings pages and API of the clinic's directories.
 */
@NullMarked
package dental.cuspid.clinic.web;

import org.jspecify.annotations.NullMarked;
