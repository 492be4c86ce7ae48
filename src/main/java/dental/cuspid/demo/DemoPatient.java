package dental.cuspid.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A patient of the demo clinic as planned.
 *
 * @param source how the patient heard of the clinic
 * @param openingVisits visits before this product, 0 for none
 */
record DemoPatient(DemoNames.Name name, LocalDate birthDate, List<String> phones, @Nullable String email,
		@Nullable String source, @Nullable String comment, @Nullable String responsible, @Nullable String wallet,
		boolean textConsent, int openingVisits, @Nullable LocalDate openingLast, BigDecimal openingPaid) {

}
