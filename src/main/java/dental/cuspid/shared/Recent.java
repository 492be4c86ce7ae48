package dental.cuspid.shared;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something every page asks for and hardly ever changes, read from the database at most
 * every two seconds. Who changes it sees the change at once, everyone else on this
 * instance with the commit.
 */
public final class Recent<T> {

	private static final long AGE = Duration.ofSeconds(2).toNanos();

	private final Supplier<T> reading;

	private volatile @Nullable Held<T> held;

	public Recent(Supplier<T> reading) {
		this.reading = reading;
	}

	public T get() {
		if (TransactionSynchronizationManager.hasResource(this)) {
			return this.reading.get();
		}
		Held<T> known = this.held;
		if (known != null && System.nanoTime() - known.at() < AGE) {
			return known.value();
		}
		var read = new Held<>(this.reading.get(), System.nanoTime());
		this.held = read;
		return read.value();
	}

	public void changed() {
		this.held = null;
		if (TransactionSynchronizationManager.isSynchronizationActive()
				&& !TransactionSynchronizationManager.hasResource(this)) {
			TransactionSynchronizationManager.bindResource(this, true);
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCompletion(int status) {
					TransactionSynchronizationManager.unbindResourceIfPossible(Recent.this);
					Recent.this.held = null;
				}

			});
		}
	}

	private record Held<T>(T value, long at) {

	}

}
