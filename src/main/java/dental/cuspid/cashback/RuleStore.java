package dental.cuspid.cashback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps rules and all their versions. A version never changes, so what was read of it
 * once is kept in memory, and so are the rules there are now until one changes.
 */
@Repository
class RuleStore {

	private static final int KEPT = 2_000;

	private static final String SELECT = """
			select r.id, r.version, r.created_at, r.archived_at, v.made_at from cashback_rule r
			join cashback_rule_version v on v.rule_id = r.id and v.version = r.version
			""";

	private final JdbcClient jdbc;

	private final Map<Key, RuleTerms> terms = new ConcurrentHashMap<>();

	private volatile @Nullable Present present;

	RuleStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Every rule that is not archived, in its present version, oldest first. Read anew
	 * only when a rule was changed: each change leaves a stamp that was never there
	 * before, also one that is rolled back later.
	 */
	List<RuleVersion> present() {
		UUID stamp = this.jdbc.sql("select stamp from cashback_rule_stamp").query(UUID.class).single();
		Present known = this.present;
		if (known != null && known.stamp().equals(stamp)) {
			return known.rules();
		}
		List<RuleVersion> rules = this.jdbc.sql(SELECT + """
				where r.archived_at is null order by r.created_at, r.id""")
			.query(this::rule)
			.list()
			.stream()
			.map(Kept::version)
			.toList();
		this.present = new Present(stamp, rules);
		return rules;
	}

	/**
	 * The rules that were archived, the last one first.
	 */
	List<Kept> archived() {
		return this.jdbc.sql(SELECT + """
				where r.archived_at is not null order by r.archived_at desc, r.id limit 200""")
			.query(this::rule)
			.list();
	}

	Optional<Kept> find(UUID id) {
		return this.jdbc.sql(SELECT + "where r.id = :id").param("id", id).query(this::rule).optional();
	}

	/**
	 * A rule that is not archived, locked against a second change.
	 */
	Optional<RuleVersion> locked(UUID id) {
		return this.jdbc.sql(SELECT + "where r.id = :id and r.archived_at is null for update of r")
			.param("id", id)
			.query(this::rule)
			.optional()
			.map(Kept::version);
	}

	/**
	 * All versions of a rule, the newest first. A version counts as replayed when the
	 * same terms were, switched on or off.
	 */
	List<RuleHistory> history(UUID id) {
		return this.jdbc.sql("""
				select v.version, v.terms, v.reason, v.made_at, s.name, (select max(p.finished_at)
					from cashback_replay p where p.rule_id = v.rule_id and p.state = 'DONE'
						and p.terms - 'enabled' = v.terms - 'enabled') as replayed_at
				from cashback_rule_version v join staff_user s on s.id = v.made_by
				where v.rule_id = :id order by v.version desc limit 100""")
			.param("id", id)
			.query((row, index) -> new RuleHistory(row.getInt("version"),
					CashbackJson.read(row.getString("terms"), RuleTerms.class), row.getString("reason"),
					instant(row, "made_at"), row.getString("name"),
					(row.getObject("replayed_at") != null) ? instant(row, "replayed_at") : null))
			.list();
	}

	/**
	 * Whether exactly these terms were replayed for a rule, switched on or off.
	 */
	boolean replayed(UUID id, RuleTerms terms) {
		return this.jdbc.sql("""
				select exists (select from cashback_replay where rule_id = :rule and state = 'DONE'
					and terms - 'enabled' = cast(:terms as jsonb) - 'enabled')""")
			.param("rule", id)
			.param("terms", CashbackJson.write(terms.inOrder()))
			.query(Boolean.class)
			.single();
	}

	/** Writes a set of rules, unless it is there. */
	void addSet(UUID id, List<RuleVersion> rules) {
		this.jdbc.sql("""
				insert into cashback_rule_set (id, rules, versions)
				values (:id, cast(:rules as uuid[]), cast(:versions as int[])) on conflict do nothing""")
			.param("id", id)
			.param("rules", rules.stream().map(RuleVersion::rule).toArray(UUID[]::new))
			.param("versions", rules.stream().map(RuleVersion::version).toArray(Integer[]::new))
			.update();
	}

	/** The rules of a set, in their order. */
	List<RuleVersion> set(UUID id) {
		return this.jdbc.sql("""
				select v.rule_id, v.version, r.created_at, v.terms from cashback_rule_set s
				cross join unnest(s.rules, s.versions) with ordinality as asked (rule, version, place)
				join cashback_rule_version v on v.rule_id = asked.rule and v.version = asked.version
				join cashback_rule r on r.id = v.rule_id
				where s.id = :id order by asked.place""")
			.param("id", id)
			.query((row, index) -> new RuleVersion(row.getObject("rule_id", UUID.class), row.getInt("version"),
					instant(row, "created_at"), CashbackJson.read(row.getString("terms"), RuleTerms.class)))
			.list();
	}

	/** What versions of rules say, by the rule. */
	Map<UUID, RuleTerms> terms(List<EarlierEvaluation.Outcome> versions) {
		var terms = new HashMap<UUID, RuleTerms>();
		this.jdbc.sql("""
				select v.rule_id, v.terms from cashback_rule_version v
				join unnest(cast(:rules as uuid[]), cast(:versions as int[])) as asked (rule, version)
					on asked.rule = v.rule_id and asked.version = v.version""")
			.param("rules", versions.stream().map(EarlierEvaluation.Outcome::rule).toArray(UUID[]::new))
			.param("versions", versions.stream().map(EarlierEvaluation.Outcome::version).toArray(Integer[]::new))
			.query((row) -> {
				terms.put(row.getObject("rule_id", UUID.class),
						CashbackJson.read(row.getString("terms"), RuleTerms.class));
			});
		return terms;
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

	private Kept rule(ResultSet row, int index) throws SQLException {
		var key = new Key(row.getObject("id", UUID.class), row.getInt("version"), instant(row, "made_at"));
		var version = new RuleVersion(key.rule(), key.version(), instant(row, "created_at"), terms(key));
		return new Kept(version, (row.getObject("archived_at") != null) ? instant(row, "archived_at") : null);
	}

	private RuleTerms terms(Key key) {
		if (this.terms.size() > KEPT) {
			this.terms.clear();
		}
		RuleTerms known = this.terms.get(key);
		if (known != null) {
			return known;
		}
		RuleTerms read = CashbackJson
			.read(this.jdbc.sql("select terms from cashback_rule_version where rule_id = :rule and version = :version")
				.param("rule", key.rule())
				.param("version", key.version())
				.query(String.class)
				.single(), RuleTerms.class);
		this.terms.put(key, read);
		return read;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * A rule in its present version.
	 */
	record Kept(RuleVersion version, @Nullable Instant archivedAt) {

	}

	private record Present(UUID stamp, List<RuleVersion> rules) {

	}

	/** The time tells a version from one of the same number that was rolled back. */
	private record Key(UUID rule, int version, Instant madeAt) {

	}

}
