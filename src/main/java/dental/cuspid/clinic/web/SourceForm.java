package dental.cuspid.clinic.web;

import jakarta.validation.constraints.NotBlank;

/**
 * A source as the form has it.
 */
record SourceForm(@NotBlank String name) {

}
