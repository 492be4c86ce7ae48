package dental.cuspid.messaging;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Starts the worker of the inbox as soon as something is kept there.
 */
@Component
class InboxWake implements DisposableBean {

	private final AfterCommit starter;

	InboxWake(InboxWorker worker) {
		this.starter = new AfterCommit("inbox", worker::run);
	}

	void afterCommit() {
		this.starter.request();
	}

	@Override
	public void destroy() {
		this.starter.stop();
	}

}
