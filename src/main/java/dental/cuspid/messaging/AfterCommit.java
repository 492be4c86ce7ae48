package dental.cuspid.messaging;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a worker on its own thread as soon as the transaction that asked for it is
 * committed; requests while it waits are one request. Where one is lost, the worker comes
 * by the clock.
 */
final class AfterCommit {

	private static final Logger log = LoggerFactory.getLogger(AfterCommit.class);

	private final String name;

	private final Runnable worker;

	private final ExecutorService thread;

	private final AtomicBoolean waiting = new AtomicBoolean();

	AfterCommit(String name, Runnable worker) {
		this.name = name;
		this.worker = worker;
		this.thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
	}

	void request() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			wake();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				wake();
			}

		});
	}

	void stop() {
		this.thread.shutdownNow();
	}

	private void wake() {
		if (this.waiting.compareAndSet(false, true)) {
			try {
				this.thread.execute(this::run);
			}
			catch (RejectedExecutionException ex) {
				log.debug("{} is stopping; what waits stays for the next start", this.name);
			}
		}
	}

	private void run() {
		this.waiting.set(false);
		try {
			this.worker.run();
		}
		catch (RuntimeException ex) {
			log.warn("{} stopped early and goes on with the next run: {}", this.name, ex.toString());
		}
	}

}
