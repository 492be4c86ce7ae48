package dental.cuspid.ledger;

import dental.cuspid.patients.PatientId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * Posts movements and keeps balances equal to them (BASE-7).
 */
@Service
public class LedgerService {

	public EntryId post(PostEntry entry) {
		throw new UnsupportedOperationException("not yet");
	}

	public EntryId reverse(EntryId entry, Cause cause, String reasonCode) {
		throw new UnsupportedOperationException("not yet");
	}

	public Balances balances(PatientId patient) {
		throw new UnsupportedOperationException("not yet");
	}

	public BigDecimal lockedBalance(PatientId patient, AccountKind account) {
		throw new UnsupportedOperationException("not yet");
	}

	public void requireOpen(Instant occurredAt) {
		throw new UnsupportedOperationException("not yet");
	}

	public void closePeriod(LocalDate from, LocalDate to) {
		throw new UnsupportedOperationException("not yet");
	}

}
