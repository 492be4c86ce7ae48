package dental.cuspid.checkout;

import java.util.Comparator;
import java.util.List;

import dental.cuspid.shared.RuleViolation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The balances that can be paid with, in the usual order of use.
 */
@Component
class ValueTenders {

	private final ObjectProvider<ValueTender> tenders;

	ValueTenders(ObjectProvider<ValueTender> tenders) {
		this.tenders = tenders;
	}

	List<ValueTender> all() {
		return this.tenders.stream().sorted(Comparator.comparing(ValueTender::tender)).toList();
	}

	ValueTender of(Tender tender) {
		return this.tenders.stream()
			.filter((candidate) -> candidate.tender() == tender)
			.findFirst()
			.orElseThrow(
					() -> new RuleViolation("checkout.refusal.notAvailable", Reason.of("checkout.tender." + tender))
						.at("tender"));
	}

}
