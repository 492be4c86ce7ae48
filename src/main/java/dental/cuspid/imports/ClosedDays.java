package dental.cuspid.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import dental.cuspid.ledger.LedgerService;
import dental.cuspid.shared.Refusal;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks whether something may be dated at a moment, without spoiling the caller's
 * transaction when it may not.
 */
@Component
class ClosedDays {

	private final LedgerService ledger;

	private final TransactionTemplate apart;

	ClosedDays(LedgerService ledger, PlatformTransactionManager transactions) {
		this.ledger = ledger;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Why nothing may be dated there, or empty. */
	Optional<Reason> reason(Instant moment) {
		try {
			this.apart.executeWithoutResult((status) -> this.ledger.requireOpen(moment));
			return Optional.empty();
		}
		catch (Refusal refusal) {
			var problem = refusal.problems().getFirst();
			return Optional.of(new Reason(ImportField.DATE.key(), problem.code(),
					Arrays.stream(problem.args()).map(String::valueOf).toList()));
		}
	}

}
