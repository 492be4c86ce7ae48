package dental.cuspid.clinic.web;

import jakarta.validation.constraints.NotBlank;

/**
 * A revenue category as the form has it.
 */
record CategoryForm(@NotBlank String code, @NotBlank String name) {

}
