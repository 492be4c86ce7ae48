package dental.cuspid.checkout.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.checkout.OpenReceipt;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A line as the API takes it.
 *
 * @param service code of the catalogue
 * @param quantity one where none is given
 * @param price for one; that of the catalogue where none is given
 * @param discount an amount off the whole line
 * @param practitioner code of who treated
 */
record LineRequest(@NotBlank String service, @Nullable Integer quantity, @Nullable BigDecimal price,
		@Nullable BigDecimal discount, @Nullable String practitioner) {

	static List<OpenReceipt.Line> lines(List<LineRequest> asked, References references) {
		var lines = new ArrayList<OpenReceipt.Line>();
		for (int i = 0; i < asked.size(); i++) {
			LineRequest line = asked.get(i);
			String at = "lines[" + i + "].";
			lines.add(new OpenReceipt.Line(references.service(line.service(), at + "service"),
					(line.quantity() != null) ? line.quantity() : 1, line.price(), line.discount(),
					references.practitioner(line.practitioner(), at + "practitioner")));
		}
		return lines;
	}

}
