package dental.cuspid.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows of one kind that nobody reads before the transaction ends: gathered while it runs
 * and written at its end, all in one statement. Without a transaction each is written at
 * once.
 */
public final class Gathered<T> {

	private final Consumer<List<T>> writing;

	/**
	 * @param writing writes rows in the order they came in
	 */
	public Gathered(Consumer<List<T>> writing) {
		this.writing = writing;
	}

	public void add(T row) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			batch().add(row);
		}
		else {
			this.writing.accept(List.of(row));
		}
	}

	/** Writes what was gathered so far, for somebody about to read it. */
	public void flush() {
		if (TransactionSynchronizationManager.hasResource(this)) {
			batch().write();
		}
	}

	@SuppressWarnings("unchecked")
	private Batch batch() {
		Batch known = (Batch) TransactionSynchronizationManager.getResource(this);
		if (known != null) {
			return known;
		}
		var batch = new Batch();
		TransactionSynchronizationManager.bindResource(this, batch);
		TransactionSynchronizationManager.registerSynchronization(batch);
		return batch;
	}

	/**
	 * The rows of one transaction.
	 */
	private final class Batch implements TransactionSynchronization {

		private final List<T> rows = new ArrayList<>();

		private boolean ending;

		void add(T row) {
			this.rows.add(row);
			if (this.ending) {
				write();
			}
		}

		void write() {
			if (!this.rows.isEmpty()) {
				List<T> written = List.copyOf(this.rows);
				this.rows.clear();
				Gathered.this.writing.accept(written);
			}
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.ending = true;
			write();
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Gathered.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Gathered.this, this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Gathered.this);
		}

	}

}
