package dental.cuspid.messaging;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Starts the worker of the outbox as soon as a message is committed.
 */
@Component
class OutboxWake implements DisposableBean {

	private final AfterCommit starter;

	OutboxWake(OutboxWorker worker) {
		this.starter = new AfterCommit("outbox", worker::run);
	}

	void afterCommit() {
		this.starter.request();
	}

	@Override
	public void destroy() {
		this.starter.stop();
	}

}
