package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How rows of deals become views.
 */
final class DealRows {

	/** How a patient is called: the name, else the phone. */
	static final String NAME = """
			coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(concat_ws(' ', nullif(p.first_name, ''),
				nullif(p.middle_name, '')), '')), ''), p.phones -> 0 ->> 'e164', p.emails[1], '')""";

	static final String VIEW = "select d.*, " + NAME
			+ """
					 as patient_name, p.phones -> 0 ->> 'e164' as patient_phone, p.card_number, s.username, s.name as staff_name,
						pr.name as practitioner_name, sv.name as service_name
					from deal d join patient p on p.id = d.patient_id
					left join staff_user s on s.id = d.responsible_id
					left join practitioner pr on pr.id = d.practitioner_id
					left join service sv on sv.id = d.service_id
					""";

	private DealRows() {
	}

	static DealView view(ResultSet row, Currency currency, JsonMapper json) throws SQLException {
		String name = row.getString("patient_name");
		String service = row.getString("service_name");
		String own = row.getString("title");
		String visitType = row.getString("visit_type");
		String outcome = row.getString("outcome");
		var responsible = row.getObject("responsible_id", UUID.class);
		return new DealView(new DealId(id(row, "id")), Pipeline.valueOf(row.getString("pipeline")),
				row.getString("stage"), new PatientId(id(row, "patient_id")), name, row.getString("patient_phone"),
				row.getString("card_number"), title(own, name, service), own, money(row, currency),
				row.getBoolean("amount_typed"),
				(responsible != null) ? new DealView.Responsible(new StaffId(responsible), row.getString("username"),
						row.getString("staff_name")) : null,
				(row.getString("branch_id") != null) ? new BranchId(id(row, "branch_id")) : null,
				(row.getString("practitioner_id") != null) ? new PractitionerId(id(row, "practitioner_id")) : null,
				row.getString("practitioner_name"),
				(row.getString("service_id") != null) ? new ServiceId(id(row, "service_id")) : null, service,
				(row.getString("appointment_id") != null) ? new AppointmentId(id(row, "appointment_id")) : null,
				instant(row, "starts_at"), (visitType != null) ? VisitType.valueOf(visitType) : null,
				row.getString("visit_type_reason"), row.getString("comment"), row.getString("refusal_reason"),
				row.getString("source"), row.getString("source_detail"), texts(row.getString("utm"), json),
				(row.getString("parent_id") != null) ? new DealId(id(row, "parent_id")) : null, row.getBoolean("open"),
				(outcome != null) ? DealOutcome.valueOf(outcome) : null, row.getInt("requests"),
				row.getBoolean("attention"), instant(row, "last_contact_at"),
				moments(row.getString("stage_entered"), json), at(row, "stage_entered_at"), instant(row, "due_at"),
				instant(row, "stall_at"), instant(row, "snoozed_until"), row.getString("snooze_reason"),
				at(row, "created_at"), instant(row, "closed_at"), row.getLong("version"));
	}

	static BoardView.Card card(ResultSet row, Currency currency, Instant now) throws SQLException {
		Instant stallAt = instant(row, "stall_at");
		Instant snoozed = instant(row, "snoozed_until");
		boolean stalled = stallAt != null && stallAt.isBefore(now) && (snoozed == null || snoozed.isBefore(now));
		return new BoardView.Card(new DealId(id(row, "id")), row.getString("stage"),
				new PatientId(id(row, "patient_id")), row.getString("patient_name"), row.getString("patient_phone"),
				row.getString("title"), row.getString("service_name"), money(row, currency),
				row.getString("staff_name"), row.getString("username"), at(row, "stage_entered_at"),
				instant(row, "starts_at"), instant(row, "due_at"), stallAt, stalled, snoozed,
				row.getBoolean("attention"), row.getInt("requests"), row.getString("refusal_reason"),
				row.getLong("version"));
	}

	static String title(@Nullable String own, String name, @Nullable String service) {
		if (own != null) {
			return own;
		}
		return (service != null) ? name + ": " + service : name;
	}

	private static @Nullable Money money(ResultSet row, Currency currency) throws SQLException {
		BigDecimal amount = row.getBigDecimal("amount");
		return (amount != null) ? Money.rounded(amount, currency) : null;
	}

	private static Map<String, String> texts(String text, JsonMapper json) {
		Map<String, String> texts = new HashMap<>();
		json.readTree(text).properties().forEach((field) -> texts.put(field.getKey(), field.getValue().asString("")));
		return texts;
	}

	private static Map<String, Instant> moments(String text, JsonMapper json) {
		Map<String, Instant> moments = new HashMap<>();
		texts(text, json).forEach((stage, at) -> moments.put(stage, Instant.parse(at)));
		return moments;
	}

	static UUID id(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	static Instant at(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

}
