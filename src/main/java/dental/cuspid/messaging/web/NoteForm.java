package dental.cuspid.messaging.web;

import dental.cuspid.messaging.Medium;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A message written by hand.
 */
record NoteForm(@NotNull Medium medium, @Nullable @Size(max = 200) String subject,
		@NotBlank @Size(max = 2000) String text) {

}
