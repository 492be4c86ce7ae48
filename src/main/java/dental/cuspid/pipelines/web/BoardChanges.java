package dental.cuspid.pipelines.web;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import dental.cuspid.pipelines.Pipeline;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells everyone who looks at a board which of its columns changed, whichever instance
 * changed them. One connection of each instance reads what was noted and hears of
 * calls; viewers cost a socket, and no connection, transaction or thread.
 */
@Component
class BoardChanges implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(BoardChanges.class);

	/** What everyone asks for anew who may have missed something. */
	private static final String ALL = "*";

	/** Milliseconds between two looks at what was noted. */
	private static final int WAIT = 400;

	/** Later than every transaction, to learn only where to begin. */
	private static final String NEVER = "18446744073709551615";

	private static final int BEATS = 40;

	/**
	 * Changes of transactions that were not over when this was asked last, and the oldest
	 * of those that are not over now: transactions do not end in the order they began.
	 */
	private static final String NOTED = """
			select pg_snapshot_xmin(pg_current_snapshot())::text as next, c.id, c.pipeline, c.before, c.after
			from (select 1) as always left join board_change c on c.xid >= cast(? as xid8)""";

	/** A viewer asks again after this time, so that a session that ended is noticed. */
	private static final long OPEN = 15 * 60 * 1000L;

	private final DataSource database;

	private final Map<Pipeline, Set<SseEmitter>> viewers = new EnumMap<>(Pipeline.class);

	private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

	private @Nullable Thread listener;

	private volatile boolean running;

	BoardChanges(DataSource database) {
		this.database = database;
		for (Pipeline pipeline : Pipeline.values()) {
			this.viewers.put(pipeline, ConcurrentHashMap.newKeySet());
		}
	}

	/** A stream of the columns of a board that change from now on. */
	SseEmitter view(Pipeline pipeline) {
		var viewer = new SseEmitter(OPEN);
		Set<SseEmitter> all = this.viewers.get(pipeline);
		Runnable gone = () -> all.remove(viewer);
		viewer.onCompletion(gone);
		viewer.onTimeout(viewer::complete);
		viewer.onError((ex) -> gone.run());
		all.add(viewer);
		send(all, viewer, SseEmitter.event().name("ready").reconnectTime(1000).data("1"));
		return viewer;
	}

	/** How many look at a board. */
	int viewers(Pipeline pipeline) {
		return this.viewers.get(pipeline).size();
	}

	@Override
	public void start() {
		this.running = true;
		this.listener = Thread.ofPlatform().name("board-changes").daemon().start(this::listen);
	}

	/** Comes before the server waits for open requests, which streams would never end. */
	@Override
	public void stop() {
		this.running = false;
		if (this.listener != null) {
			this.listener.interrupt();
		}
		this.viewers.values().forEach((all) -> all.forEach(SseEmitter::complete));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	private void listen() {
		boolean again = false;
		while (isRunning()) {
			try (Connection connection = this.database.getConnection()) {
				try (var statement = connection.createStatement()) {
					statement.execute("listen call");
				}
				if (again) {
					this.viewers.keySet().forEach((pipeline) -> tell(pipeline, ALL));
				}
				again = true;
				hear(connection);
			}
			catch (SQLException ex) {
				if (isRunning()) {
					log.warn("boards are not told of changes, trying again: {}", ex.getMessage());
					pause();
				}
			}
		}
	}

	private void hear(Connection connection) throws SQLException {
		PGConnection notified = connection.unwrap(PGConnection.class);
		try (PreparedStatement asked = connection.prepareStatement(NOTED)) {
			Noted last = noted(asked, NEVER);
			int quiet = 0;
			while (isRunning()) {
				PGNotification[] heard = notified.getNotifications(WAIT);
				if (heard != null) {
					called(heard);
				}
				Noted now = noted(asked, last.next());
				now.changed(last).forEach(this::tell);
				last = now;
				if (++quiet % BEATS == 0) {
					this.viewers.forEach((pipeline, all) -> all
						.forEach((one) -> send(all, one, SseEmitter.event().comment("here"))));
				}
			}
		}
	}

	private static Noted noted(PreparedStatement asked, String since) throws SQLException {
		asked.setString(1, since);
		String next = since;
		var changes = new HashMap<Long, Change>();
		try (ResultSet row = asked.executeQuery()) {
			while (row.next()) {
				next = row.getString("next");
				String pipeline = row.getString("pipeline");
				if (pipeline != null) {
					changes.put(row.getLong("id"),
							new Change(Pipeline.valueOf(pipeline), row.getString("before"), row.getString("after")));
				}
			}
		}
		return new Noted(next, changes);
	}

	private void called(PGNotification[] heard) {
		for (PGNotification one : heard) {
			var call = SseEmitter.event().name("call").data(one.getParameter());
			this.viewers.values().forEach((all) -> all.forEach((viewer) -> send(all, viewer, call)));
		}
	}

	private void tell(Pipeline pipeline, String stages) {
		Set<SseEmitter> all = this.viewers.get(pipeline);
		all.forEach((one) -> send(all, one, SseEmitter.event().name("changed").data(stages)));
	}

	/** Nobody waits for a viewer with a slow line. */
	private void send(Set<SseEmitter> all, SseEmitter viewer, SseEmitter.SseEventBuilder event) {
		this.senders.execute(() -> {
			try {
				viewer.send(event);
			}
			catch (IOException | IllegalStateException ex) {
				all.remove(viewer);
			}
		});
	}

	private static void pause() {
		try {
			Thread.sleep(1000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Change(Pipeline pipeline, String before, String after) {

	}

	/**
	 * What one look found.
	 *
	 * @param next the oldest transaction the next look asks about
	 */
	private record Noted(String next, Map<Long, Change> changes) {

		/** The columns of each board that the look before did not find yet. */
		Map<Pipeline, String> changed(Noted before) {
			Map<Pipeline, Set<String>> stages = new EnumMap<>(Pipeline.class);
			this.changes.forEach((id, change) -> {
				if (!before.changes().containsKey(id)) {
					Set<String> changed = stages.computeIfAbsent(change.pipeline(), (key) -> new TreeSet<>());
					changed.add(change.before());
					changed.add(change.after());
				}
			});
			Map<Pipeline, String> told = new EnumMap<>(Pipeline.class);
			stages.forEach((pipeline, changed) -> told.put(pipeline, String.join(",", changed)));
			return told;
		}

	}

}
