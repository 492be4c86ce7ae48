package dental.cuspid.messaging;

import java.util.Optional;

import dental.cuspid.messaging.InboxRows.Entry;
import dental.cuspid.staff.CurrentStaff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on what came in, one row in one transaction. A row that fails is tried again
 * later and does not hold up the others.
 */
@Component
class InboxWorker {

	static final int MOST_ATTEMPTS = 8;

	private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);

	private final InboxRows rows;

	private final Contacts contacts;

	private final DeliveryReports reports;

	private final TransactionTemplate transaction;

	InboxWorker(InboxRows rows, Contacts contacts, DeliveryReports reports, TransactionTemplate transaction) {
		this.rows = rows;
		this.contacts = contacts;
		this.reports = reports;
		this.transaction = transaction;
	}

	/**
	 * Works until nothing is due.
	 * @return how many rows
	 */
	int run() {
		int done = 0;
		while (!Thread.currentThread().isInterrupted() && CurrentStaff.asSystem(this::one)) {
			done++;
		}
		return done;
	}

	private boolean one() {
		var current = new Entry[1];
		try {
			return Boolean.TRUE.equals(this.transaction.execute((status) -> {
				Optional<Entry> next = this.rows.next();
				next.ifPresent((entry) -> {
					current[0] = entry;
					work(entry);
					this.rows.processed(entry);
				});
				return next.isPresent();
			}));
		}
		catch (RuntimeException ex) {
			if (current[0] == null) {
				throw ex;
			}
			boolean expected = ex instanceof DeliveryReports.NotYet;
			if (!expected) {
				log.warn("inbox entry {} could not be worked on: {}", current[0].id(), ex.toString());
			}
			this.rows.failed(current[0], ex.toString(), MOST_ATTEMPTS);
			return true;
		}
	}

	private void work(Entry entry) {
		if (entry.contact() != null) {
			this.contacts.tell(entry.contact(), entry);
		}
		else {
			this.reports.apply(entry.body());
		}
	}

}
