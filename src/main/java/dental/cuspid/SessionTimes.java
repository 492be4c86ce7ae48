package dental.cuspid;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps what every request costs small: that a session was used is written down once a
 * minute, so that looking at a page changes no row and waits for no disk; and no filter
 * of the sign-in is measured on its own.
 */
@Configuration(proxyBeanMethods = false)
class SessionTimes {

	private static final String UPDATE = """
			update spring_session s set session_id = now.session_id, last_access_time = now.last_access_time,
				max_inactive_interval = now.max_inactive_interval, expiry_time = now.expiry_time,
				principal_name = now.principal_name
			from (select cast(? as text) as session_id, cast(? as bigint) as last_access_time,
				cast(? as int) as max_inactive_interval, cast(? as bigint) as expiry_time,
				cast(? as text) as principal_name) now
			where s.primary_id = ? and (now.last_access_time >= s.last_access_time + 60000
				or now.session_id <> s.session_id or now.max_inactive_interval <> s.max_inactive_interval
				or now.principal_name is distinct from s.principal_name)""";

	/** Two requests of one session may be the first to keep the same thing. */
	private static final String KEEP = """
			insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?)
			on conflict on constraint spring_session_attributes_pk do update set attribute_bytes = excluded.attribute_bytes""";

	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionQueries() {
		return (sessions) -> {
			sessions.setUpdateSessionQuery(UPDATE);
			sessions.setCreateSessionAttributeQuery(KEEP);
		};
	}

	/**
	 * Each statement by itself: reading a session needs no transaction, and of one that
	 * is written in part nobody knows yet.
	 */
	@Bean(defaultCandidate = false)
	TransactionOperations springSessionTransactionOperations() {
		return TransactionOperations.withoutTransaction();
	}

	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

}
