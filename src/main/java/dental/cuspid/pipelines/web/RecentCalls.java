package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Calls of the last two minutes: who opens a page, or comes back to one, while it rings
 * sees them too.
 */
class RecentCalls {

	static final Duration FRESH = Duration.ofMinutes(2);

	private final ConcurrentLinkedDeque<Call> calls = new ConcurrentLinkedDeque<>();

	void add(String contact, Instant now) {
		this.calls.removeIf((call) -> call.at().isBefore(now.minus(FRESH)));
		this.calls.add(new Call(contact, now));
	}

	List<String> at(Instant now) {
		return this.calls.stream().filter((call) -> call.at().isAfter(now.minus(FRESH))).map(Call::contact).toList();
	}

	private record Call(String contact, Instant at) {

	}

}
