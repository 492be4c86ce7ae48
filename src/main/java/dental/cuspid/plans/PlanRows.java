package dental.cuspid.plans;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanView.Alternative;
import dental.cuspid.plans.PlanView.Item;
import dental.cuspid.plans.PlanView.Mark;
import dental.cuspid.plans.PlanView.Phase;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads plans for showing.
 */
@Component
class PlanRows {

	static final String LIST = """
			select t.id, t.number, t.patient_id, t.state, t.state_since, t.total, t.version,
				coalesce(t.approved_fingerprint <> t.fingerprint, false) as changed, v.title, v.valid_until, s.name as author,
				p.card_number, p.birth_date, p.phones -> 0 ->> 'e164' as phone,
				coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(concat_ws(' ', nullif(p.first_name, ''),
					nullif(p.middle_name, '')), '')), ''), p.phones -> 0 ->> 'e164') as patient_name
			from treatment_plan t
			join plan_version v on v.plan_id = t.id and v.version = t.version
			join staff_user s on s.id = t.author_id
			join patient p on p.id = t.patient_id
			""";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	PlanRows(JdbcClient jdbc, ClinicSettingsService settings, ClinicTime time) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.time = time;
	}

	Optional<Head> head(PlanId id) {
		return this.jdbc.sql("""
				select t.*, v.title, v.valid_until, s.name as author, s.username as author_username
				from treatment_plan t join plan_version v on v.plan_id = t.id and v.version = t.version
				join staff_user s on s.id = t.author_id where t.id = :id""")
			.param("id", id.value())
			.query(PlanRows::head)
			.optional();
	}

	PlanRow row(ResultSet row, int index) throws SQLException {
		Instant since = instant(row, "state_since");
		var patient = new PatientBrief(new PatientId(row.getObject("patient_id", UUID.class)),
				row.getString("card_number"), row.getString("patient_name"),
				row.getObject("birth_date", LocalDate.class), row.getString("phone"));
		return new PlanRow(new PlanId(row.getObject("id", UUID.class)), row.getString("number"), patient,
				row.getString("title"), row.getString("author"), PlanState.valueOf(row.getString("state")), since,
				(int) ChronoUnit.DAYS.between(this.time.dayOf(since), this.time.today()),
				Money.of(row.getBigDecimal("total"), currency()), row.getObject("valid_until", LocalDate.class),
				row.getBoolean("changed"), row.getInt("version"));
	}

	List<Alternative> alternatives(Content content, Map<UUID, PractitionerView> people) {
		var alternatives = new ArrayList<Alternative>();
		for (int number = 1; number <= content.alternatives().size(); number++) {
			Map<String, List<Item>> phases = new LinkedHashMap<>();
			for (PlanItem item : content.items()) {
				if (item.alternative() == number) {
					phases.computeIfAbsent(item.phase(), (name) -> new ArrayList<>()).add(item(item, people));
				}
			}
			alternatives.add(new Alternative(number, content.alternatives().get(number - 1),
					money(content.total(number)),
					phases.entrySet()
						.stream()
						.map((phase) -> new Phase(phase.getKey(), sum(phase.getValue()), List.copyOf(phase.getValue())))
						.toList()));
		}
		return List.copyOf(alternatives);
	}

	Money money(BigDecimal amount) {
		return Money.of(amount, currency());
	}

	private Item item(PlanItem item, Map<UUID, PractitionerView> people) {
		PractitionerView person = (item.practitioner() != null) ? people.get(item.practitioner()) : null;
		return new Item(item.id(), new ServiceId(item.service()), item.code(), item.name(), item.category(),
				item.site(), item.quantity(), money(item.price()), money(item.amount()), item.ownPrice(),
				(item.practitioner() != null) ? new PractitionerId(item.practitioner()) : null,
				(person != null) ? person.code() : null, (person != null) ? person.name() : null);
	}

	private Money sum(List<Item> items) {
		return items.stream().map(Item::amount).reduce(Money.zero(currency()), Money::plus);
	}

	private Currency currency() {
		return this.settings.current().currency();
	}

	private static Head head(ResultSet row, int index) throws SQLException {
		int chosen = row.getInt("alternative");
		Integer alternative = row.wasNull() ? null : chosen;
		return new Head(new PlanId(row.getObject("id", UUID.class)), row.getString("number"),
				new PatientId(row.getObject("patient_id", UUID.class)),
				new StaffId(row.getObject("author_id", UUID.class)), row.getString("author"),
				row.getString("author_username"), instant(row, "created_at"), PlanState.valueOf(row.getString("state")),
				instant(row, "state_since"), row.getInt("version"), row.getString("fingerprint"), alternative,
				row.getBigDecimal("total"), mark(row, "approved"), mark(row, "presented"), mark(row, "signed"),
				row.getString("contract_number"), row.getObject("signed_on", LocalDate.class));
	}

	private static @Nullable Mark mark(ResultSet row, String step) throws SQLException {
		String fingerprint = row.getString(step + "_fingerprint");
		return (fingerprint != null) ? new Mark(row.getInt(step + "_version"), fingerprint) : null;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/** The row of a plan. */
	record Head(PlanId id, String number, PatientId patient, StaffId author, String authorName, String authorUsername,
			Instant createdAt, PlanState state, Instant since, int version, String fingerprint,
			@Nullable Integer alternative, BigDecimal total, @Nullable Mark approved, @Nullable Mark presented,
			@Nullable Mark signed, @Nullable String contractNumber, @Nullable LocalDate signedOn) {

	}

}
