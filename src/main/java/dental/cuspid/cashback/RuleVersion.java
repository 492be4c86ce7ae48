package dental.cuspid.cashback;

import java.time.Instant;
import java.util.UUID;

/**
 * A rule as it reads in one of its versions.
 *
 * @param createdAt when the rule (not this version) was made: its age breaks ties
 */
public record RuleVersion(UUID rule, int version, Instant createdAt, RuleTerms terms) {

	public RuleVersion {
		terms = terms.inOrder();
	}

}
