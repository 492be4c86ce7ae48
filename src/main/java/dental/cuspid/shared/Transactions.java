package dental.cuspid.shared;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction, and all of it again where the database broke it off
 * because two got in each other's way. Nothing of the first try stays, so the work may do
 * nothing but what a transaction takes back.
 */
@Component
public class Transactions {

	private static final Logger log = LoggerFactory.getLogger(Transactions.class);

	/** A deadlock, and a transaction that cannot be put in order with another one. */
	private static final Set<String> AGAIN = Set.of("40P01", "40001");

	private static final int TRIES = 5;

	private static final int PAUSE = 20;

	private final TransactionTemplate transaction;

	Transactions(TransactionTemplate transaction) {
		this.transaction = transaction;
	}

	/**
	 * Runs the work, within the caller's transaction where there is one: then it is the
	 * caller who tries again.
	 */
	public <T> @Nullable T run(Supplier<T> work) {
		boolean own = !TransactionSynchronizationManager.isActualTransactionActive();
		for (int tried = 1;; tried++) {
			try {
				return this.transaction.execute((status) -> work.get());
			}
			catch (RuntimeException ex) {
				if (!own || tried == TRIES || !brokenOff(ex)) {
					throw ex;
				}
				log.info("broken off by the database, try {} of {} follows", tried + 1, TRIES);
				pause(tried);
			}
		}
	}

	private static boolean brokenOff(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && AGAIN.contains(String.valueOf(sql.getSQLState()))) {
				return true;
			}
		}
		return false;
	}

	/** Different for each, so that two do not meet again. */
	private static void pause(int tried) {
		try {
			Thread.sleep(ThreadLocalRandom.current().nextInt(1, PAUSE * tried + 1));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
