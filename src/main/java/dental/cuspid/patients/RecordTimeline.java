package dental.cuspid.patients;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.patients.TimelineEntry.Kind;
import dental.cuspid.shared.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the record itself adds to the timeline: registration, changes, notes, consents.
 */
@Component
class RecordTimeline implements TimelineSource {

	private final MessageSource messages;

	RecordTimeline(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String select() {
		return """
				select entry.id, entry.at, entry.kind, entry.details, entry.given, staff.name from (
					(select id, at, kind, details, null as given, staff_id from patient_log
						where patient_id = :patient and at < :before order by at desc, id desc limit :limit)
					union all
					(select id, at, kind, text_version, given, staff_id from patient_consent
						where patient_id = :patient and at < :before order by at desc, id desc limit :limit)) entry
				join staff_user staff on staff.id = entry.staff_id
				order by entry.at desc, entry.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		Locale locale = LocaleContextHolder.getLocale();
		Instant at = row.instant("at");
		String id = row.text("id");
		String by = row.text("name");
		String details = row.optionalText("details");
		if (!row.isNull("given")) {
			boolean given = row.flag("given");
			String kind = this.messages.getMessage("patients.consent." + row.text("kind"), null, locale);
			return new TimelineEntry(at, Kind.RECORD, given ? "check" : "x",
					given ? "patients.log.consentGiven" : "patients.log.consentWithdrawn", List.of(kind),
					this.messages.getMessage("patients.log.textVersion", new Object[] { details }, locale), null, null,
					by, id);
		}
		PatientLog.Kind kind = PatientLog.Kind.valueOf(row.text("kind"));
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
