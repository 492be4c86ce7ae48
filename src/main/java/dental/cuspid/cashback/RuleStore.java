package dental.cuspid.cashback;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps rules and all their versions.
 */
@Repository
class RuleStore {

	private final JdbcClient jdbc;

	RuleStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Every rule that is not archived, in its present version, oldest first.
	 */
	List<RuleVersion> present() {
		return this.jdbc.sql("""
				select r.id, r.version, r.created_at, v.terms from cashback_rule r
				join cashback_rule_version v on v.rule_id = r.id and v.version = r.version
				where r.archived_at is null order by r.created_at, r.id""")
			.query((row, index) -> new RuleVersion(row.getObject("id", UUID.class), row.getInt("version"),
					row.getObject("created_at", OffsetDateTime.class).toInstant(),
					CashbackJson.read(row.getString("terms"), RuleTerms.class)))
			.list();
	}

	/**
	 * A rule that is not archived, locked against a second change.
	 */
	Optional<RuleVersion> locked(UUID id) {
		return this.jdbc.sql("select id from cashback_rule where id = :id and archived_at is null for update")
			.param("id", id)
			.query(UUID.class)
			.optional()
			.flatMap((found) -> present().stream().filter((rule) -> rule.rule().equals(found)).findFirst());
	}

	void add(RuleVersion rule, @Nullable String reason, StaffId by) {
		this.jdbc.sql("insert into cashback_rule (id, created_at, version) values (:id, :at, :version)")
			.param("id", rule.rule())
			.param("at", rule.createdAt().atOffset(ZoneOffset.UTC))
			.param("version", rule.version())
			.update();
		addVersion(rule, reason, by, rule.createdAt().atOffset(ZoneOffset.UTC));
	}

	void change(RuleVersion rule, @Nullable String reason, StaffId by, OffsetDateTime at) {
		addVersion(rule, reason, by, at);
		this.jdbc.sql("update cashback_rule set version = :version where id = :id")
			.param("version", rule.version())
			.param("id", rule.rule())
			.update();
	}

	void archive(UUID id, OffsetDateTime at) {
		this.jdbc.sql("update cashback_rule set archived_at = :at where id = :id")
			.param("at", at)
			.param("id", id)
			.update();
	}

	private void addVersion(RuleVersion rule, @Nullable String reason, StaffId by, OffsetDateTime at) {
		this.jdbc.sql("""
				insert into cashback_rule_version (rule_id, version, terms, reason, made_at, made_by)
				values (:rule, :version, :terms::jsonb, :reason, :at, :by)""")
			.param("rule", rule.rule())
			.param("version", rule.version())
			.param("terms", CashbackJson.write(rule.terms()))
			.param("reason", reason)
			.param("at", at)
			.param("by", by.value())
			.update();
	}

}
