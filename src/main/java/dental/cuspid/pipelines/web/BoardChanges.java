package dental.cuspid.pipelines.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.StaffSessions;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells everyone who looks at a board which of its columns changed, and everyone at any
 * page who calls, whichever instance it came to. One connection of each instance
 * reads what was noted and hears of calls.
 */
@Component
class BoardChanges implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(BoardChanges.class);

	/** What everyone asks for anew who may have missed something. */
	private static final String ALL = "*";

	private static final String CALL = "call";

	/** Milliseconds between two looks at what was noted. */
	private static final int WAIT = 400;

	/** Later than every transaction, to learn only where to begin. */
	private static final String NEVER = "18446744073709551615";

	/** A beat after so many looks: sixteen seconds. */
	private static final int BEATS = 40;

	/**
	 * Changes of transactions that were not over when this was asked last, and the oldest
	 * of those that are not over now: transactions do not end in the order they began.
	 */
	private static final String NOTED = """
			select pg_snapshot_xmin(pg_current_snapshot())::text as next, c.id, c.pipeline, c.before, c.after
			from (select 1) as always left join board_change c on c.xid >= cast(? as xid8)""";

	private final DataSource database;

	private final StaffSessions sessions;

	private final ClinicTime time;

	private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

	private final Map<Pipeline, Viewers> boards = new EnumMap<>(Pipeline.class);

	/** Those at all other pages, who are told of calls alone. */
	private final Viewers elsewhere = new Viewers(this.senders);

	private final RecentCalls calls = new RecentCalls();

	private @Nullable Thread listener;

	private volatile boolean running;

	BoardChanges(DataSource database, StaffSessions sessions, ClinicTime time) {
		this.database = database;
		this.sessions = sessions;
		this.time = time;
		for (Pipeline pipeline : Pipeline.values()) {
			this.boards.put(pipeline, new Viewers(this.senders));
		}
	}

	/** A stream of the columns of a board that change from now on, and of calls. */
	SseEmitter view(Pipeline pipeline, String session) {
		return open(viewers(pipeline), session);
	}

	/** A stream of calls alone. */
	SseEmitter calls(String session) {
		return open(this.elsewhere, session);
	}

	private SseEmitter open(Viewers viewers, String session) {
		return viewers.add(session, CALL, this.calls.at(this.time.now()));
	}

	/** Who looks at a board. */
	Viewers viewers(Pipeline pipeline) {
		return this.boards.get(pipeline);
	}

	/** Who is at any other page. */
	Viewers elsewhere() {
		return this.elsewhere;
	}

	private Stream<Viewers> everyone() {
		return Stream.concat(this.boards.values().stream(), Stream.of(this.elsewhere));
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
		everyone().forEach(Viewers::end);
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
					this.boards.keySet().forEach((pipeline) -> tell(pipeline, ALL));
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
					everyone().forEach(Viewers::beat);
					this.senders.execute(this::endSignedOut);
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
			this.calls.add(one.getParameter(), this.time.now());
			everyone().forEach((viewers) -> viewers.tell(CALL, one.getParameter()));
		}
	}

	private void tell(Pipeline pipeline, String stages) {
		viewers(pipeline).tell("changed", stages);
	}

	/**
	 * The streams of those who signed out, or were signed out, end with their session.
	 */
	void endSignedOut() {
		everyone().forEach((viewers) -> viewers.endOthers(this.sessions::alive));
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
