package dental.cuspid.pipelines.web;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Who looks at something that changes: a socket each, and no thread, connection or
 * transaction.
 */
class Viewers {

	/** A viewer asks again after this time, so that a right that was lost is noticed. */
	private static final long OPEN = 15 * 60 * 1000L;

	private final Map<SseEmitter, String> sessions = new ConcurrentHashMap<>();

	private final Executor senders;

	Viewers(Executor senders) {
		this.senders = senders;
	}

	/**
	 * A stream of what is told from now on, for as long as the session lasts.
	 * @param event what was told already and is told again first
	 */
	SseEmitter add(String session, String event, List<String> told) {
		var viewer = new SseEmitter(OPEN);
		Runnable gone = () -> this.sessions.remove(viewer);
		viewer.onCompletion(gone);
		viewer.onTimeout(viewer::complete);
		viewer.onError((ex) -> gone.run());
		this.sessions.put(viewer, session);
		send(viewer, Stream.concat(Stream.of(SseEmitter.event().name("ready").reconnectTime(1000).data("1")),
				told.stream().map((data) -> SseEmitter.event().name(event).data(data))));
		return viewer;
	}

	int size() {
		return this.sessions.size();
	}

	/** Each viewer is told by an event of its own: one can be sent only once. */
	void tell(String event, String data) {
		this.sessions.keySet().forEach((viewer) -> send(viewer, Stream.of(SseEmitter.event().name(event).data(data))));
	}

	/** Keeps the line open, and finds out who is gone. */
	void beat() {
		this.sessions.keySet().forEach((viewer) -> send(viewer, Stream.of(SseEmitter.event().comment("here"))));
	}

	/**
	 * Ends the streams of those who signed out or were signed out.
	 * @param alive which of these sessions there still are
	 */
	void endOthers(Function<Collection<String>, Set<String>> alive) {
		Map<SseEmitter, String> before = Map.copyOf(this.sessions);
		if (!before.isEmpty()) {
			Set<String> there = alive.apply(new HashSet<>(before.values()));
			before.forEach((viewer, session) -> {
				if (!there.contains(session)) {
					viewer.complete();
				}
			});
		}
	}

	void end() {
		this.sessions.keySet().forEach(SseEmitter::complete);
	}

	/** Nobody waits for a viewer with a slow line. */
	private void send(SseEmitter viewer, Stream<SseEmitter.SseEventBuilder> events) {
		this.senders.execute(() -> {
			try {
				for (SseEmitter.SseEventBuilder event : events.toList()) {
					viewer.send(event);
				}
			}
			catch (IOException | IllegalStateException ex) {
				this.sessions.remove(viewer);
			}
		});
	}

}
