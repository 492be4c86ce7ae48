package dental.cuspid.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where people are signed in (BASE-12).
 */
@Component
public class StaffSessions {

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final CurrentStaff current;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate own;

	StaffSessions(FindByIndexNameSessionRepository<? extends Session> sessions, CurrentStaff current, JdbcClient jdbc,
			Clock clock, PlatformTransactionManager transactions) {
		this.sessions = sessions;
		this.current = current;
		this.jdbc = jdbc;
		this.clock = clock;
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * The acting person's sessions, the one used last first.
	 * @param own the session this request belongs to
	 */
	public List<SessionView> mine(@Nullable String own) {
		return this.sessions.findByPrincipalName(this.current.actor().username())
			.values()
			.stream()
			.filter((session) -> !session.isExpired())
			.sorted(Comparator.comparing(Session::getLastAccessedTime).reversed())
			.map((session) -> new SessionView(session.getCreationTime(), session.getLastAccessedTime(),
					session.getId().equals(own)))
			.toList();
	}

	/**
	 * Which of these sessions there still are.
	 */
	public Set<String> alive(Collection<String> ids) {
		return new HashSet<>(this.jdbc
			.sql("select session_id from spring_session where session_id = any(:ids) and expiry_time > :now")
			.param("ids", ids.toArray(String[]::new))
			.param("now", this.clock.millis())
			.query(String.class)
			.list());
	}

	/**
	 * Signs the acting person out everywhere else.
	 * @param own the session that stays
	 */
	public void endOthers(@Nullable String own) {
		end(this.current.actor().username(), own);
	}

	/**
	 * Signs a person out, with the commit of what is the reason for it. The transaction
	 * that is just over still holds its connection then, so this takes one of its own.
	 * @param kept the one session that stays, null for none
	 */
	void end(String username, @Nullable String kept) {
		Runnable ending = () -> this.own.executeWithoutResult((status) -> this.sessions.findByPrincipalName(username)
			.keySet()
			.stream()
			.filter((id) -> !id.equals(kept))
			.forEach(this.sessions::deleteById));
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			ending.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ending.run();
			}

		});
	}

	/**
	 * A session as the profile lists it.
	 *
	 * @param here whether it is the one in use
	 */
	public record SessionView(Instant since, Instant lastUsed, boolean here) {

	}

}
