package dental.cuspid.patients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.patients.TimelineEntry.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the record itself adds to the timeline: registration, changes, notes, consents.
 */
@Component
class RecordTimeline implements TimelineSource {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	RecordTimeline(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	@Override
	public List<TimelineEntry> entries(PatientId patient, Instant before, int limit) {
		return this.jdbc.sql("""
				select entry.id, entry.at, entry.kind, entry.details, entry.given, staff.name from (
					(select id, at, kind, details, null as given, staff_id from patient_log
						where patient_id = :patient and at < :before order by at desc, id desc limit :limit)
					union all
					(select id, at, kind, text_version, given, staff_id from patient_consent
						where patient_id = :patient and at < :before order by at desc, id desc limit :limit)) entry
				join staff_user staff on staff.id = entry.staff_id
				order by entry.at desc, entry.id desc limit :limit""")
			.param("patient", patient.value())
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query((row, index) -> entry(row, LocaleContextHolder.getLocale()))
			.list();
	}

	private TimelineEntry entry(ResultSet row, Locale locale) throws SQLException {
		Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
		String id = row.getString("id");
		String by = row.getString("name");
		String details = row.getString("details");
		boolean given = row.getBoolean("given");
		if (!row.wasNull()) {
			String kind = this.messages.getMessage("patients.consent." + row.getString("kind"), null, locale);
			return new TimelineEntry(at, Kind.RECORD, given ? "check" : "x",
					given ? "patients.log.consentGiven" : "patients.log.consentWithdrawn", List.of(kind),
					this.messages.getMessage("patients.log.textVersion", new Object[] { details }, locale), null, null,
					by, id);
		}
		PatientLog.Kind kind = PatientLog.Kind.valueOf(row.getString("kind"));
		return new TimelineEntry(at, Kind.RECORD, icon(kind), "patients.log." + kind.name(), List.of(),
				(kind == PatientLog.Kind.CHANGED) ? fields(details, locale) : details, null, null, by, id);
	}

	private @Nullable String fields(@Nullable String names, Locale locale) {
		if (names == null) {
			return null;
		}
		return Stream.of(names.split(","))
			.map((name) -> this.messages.getMessage("patients.field." + name, null, locale))
			.collect(Collectors.joining(", "));
	}

	private static String icon(PatientLog.Kind kind) {
		return switch (kind) {
			case REGISTERED, IMPORTED -> "user-plus";
			case CHANGED -> "edit";
			case CARD_GIVEN -> "id";
			case NOTE -> "note";
			case HOUSEHOLD -> "home-2";
		};
	}

}
