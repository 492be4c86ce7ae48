package dental.cuspid.referrals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes the ticks of a week and its seal.
 */
@Repository
class WeekSeals {

	private final JdbcClient jdbc;

	private final ClinicTime time;

	private final CurrentStaff current;

	WeekSeals(JdbcClient jdbc, ClinicTime time, CurrentStaff current) {
		this.jdbc = jdbc;
		this.time = time;
		this.current = current;
	}

	/** Lets one person at a time tick and seal. */
	void hold() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('referral_week'))")
			.query((row, index) -> Boolean.TRUE)
			.single();
	}

	boolean isSealed(IsoWeek week) {
		return this.jdbc.sql("select exists (select 1 from referral_week_seal where week = :week)")
			.param("week", week.toString())
			.query(Boolean.class)
			.single();
	}

	Map<String, WeekRow.Check> checks(IsoWeek week) {
		Map<String, WeekRow.Check> checks = new HashMap<>();
		this.jdbc.sql("""
				select c.row_key, c.checked_at, c.comment, s.name from referral_week_check c
				join staff_user s on s.id = c.checked_by where c.week = :week""")
			.param("week", week.toString())
			.query((row) -> {
				checks.put(row.getString("row_key"), new WeekRow.Check(row.getString("name"),
						row.getObject("checked_at", OffsetDateTime.class).toInstant(), row.getString("comment")));
			});
		return checks;
	}

	void check(IsoWeek week, String key, @Nullable String comment) {
		this.jdbc.sql("""
				insert into referral_week_check (row_key, week, comment, checked_at, checked_by)
				values (:key, :week, :comment, :at, :by)
				on conflict on constraint pk_referral_week_check do update set comment = excluded.comment,
					checked_at = excluded.checked_at, checked_by = excluded.checked_by""")
			.param("key", key)
			.param("week", week.toString())
			.param("comment", comment)
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
	}

	void uncheck(String key) {
		this.jdbc.sql("delete from referral_week_check where row_key = :key").param("key", key).update();
	}

	void write(IsoWeek week, SealedWeek sealed) {
		this.jdbc.sql("""
				insert into referral_week_seal (week, from_day, to_day, header, row_hashes, hash, signature, public_key,
					sealed_at, sealed_by)
				values (:week, :from, :to, :header, :hashes, :hash, :signature, :key, :at, :by)""")
			.param("week", week.toString())
			.param("from", week.from())
			.param("to", week.to())
			.param("header", sealed.header())
			.param("hashes", sealed.rowHashes().toArray(String[]::new))
			.param("hash", sealed.hash())
			.param("signature", sealed.signature())
			.param("key", sealed.publicKey())
			.param("at", sealed.sealedAt().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
		this.jdbc.sql("""
				insert into referral_week_row (week, position, row_key, line)
				select :week, place, key, line
				from unnest(cast(:keys as text[]), cast(:lines as text[])) with ordinality as one (key, line, place)""")
			.param("week", week.toString())
			.param("keys", sealed.keys().toArray(String[]::new))
			.param("lines", sealed.lines().toArray(String[]::new))
			.update();
		this.jdbc.sql("delete from referral_week_check where week = :week").param("week", week.toString()).update();
	}

	Optional<SealedWeek> find(IsoWeek week) {
		Map<String, String> lines = new java.util.LinkedHashMap<>();
		this.jdbc.sql("select row_key, line from referral_week_row where week = :week order by position")
			.param("week", week.toString())
			.query((row) -> {
				lines.put(row.getString("row_key"), row.getString("line"));
			});
		return this.jdbc
			.sql("""
					select w.*, s.name from referral_week_seal w join staff_user s on s.id = w.sealed_by where w.week = :week""")
			.param("week", week.toString())
			.query((row, index) -> new SealedWeek(week, row.getString("header"), List.copyOf(lines.values()),
					List.copyOf(lines.keySet()), List.of((String[]) row.getArray("row_hashes").getArray()),
					row.getString("hash"), row.getString("signature"), row.getString("public_key"),
					instant(row.getObject("sealed_at", OffsetDateTime.class)), row.getString("name")))
			.optional();
	}

	/** Every sealed week, oldest first. */
	List<IsoWeek> sealed() {
		return this.jdbc.sql("select week from referral_week_seal order by from_day")
			.query((row, index) -> IsoWeek.parse(row.getString("week")))
			.list();
	}

	private static Instant instant(OffsetDateTime at) {
		return at.toInstant();
	}

}
