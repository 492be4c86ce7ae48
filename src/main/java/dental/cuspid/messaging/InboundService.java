package dental.cuspid.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateView;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls, messages and forms that come in (BASE-8, BASE-14, WL-2..4): kept first, then
 * matched to a patient by a worker.
 */
@Service
@Transactional
public class InboundService {

	private static final int PAGE = 50;

	/** A contact counts as processed without its deal once this is over. */
	private static final Duration DEAL_WAIT = Duration.ofSeconds(20);

	private static final String LIST = """
			select c.*, ch.name as channel_name, coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''),
				nullif(p.first_name, '')), ''), p.phones -> 0 ->> 'e164') as patient_name
			from contact c left join contact_channel ch on ch.id = c.channel_id
			left join patient p on p.id = c.patient_id
			""";

	private final InboxIntake intake;

	private final InboxRows inbox;

	private final Contacts contacts;

	private final ContactChannelService channels;

	private final PatientService patients;

	private final DuplicateFinder accounts;

	private final ObjectProvider<ContactDeals> deals;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	InboundService(InboxIntake intake, InboxRows inbox, Contacts contacts, ContactChannelService channels,
			PatientService patients, DuplicateFinder accounts, ObjectProvider<ContactDeals> deals, CurrentStaff current,
			ClinicTime time, AuditTrail audit, JdbcClient jdbc, JsonMapper json) {
		this.intake = intake;
		this.inbox = inbox;
		this.contacts = contacts;
		this.channels = channels;
		this.patients = patients;
		this.accounts = accounts;
		this.deals = deals;
		this.current = current;
		this.time = time;
		this.audit = audit;
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Keeps a contact; the patient is looked for right afterwards. The same identifier of
	 * the same kind is the same contact.
	 * @throws RuleViolation when a form cannot be answered, or it is dated into the past
	 * by somebody who may not
	 */
	@Requires(Right.EDIT_PATIENTS)
	public ContactId receive(ReceiveContact contact) {
		if (contact.kind() == ContactKind.WEB_FORM && !InboxIntake.reachable(contact)) {
			throw new RuleViolation(
					List.of((contact.formKey() != null) ? new Problem("email", "messaging.refusal.formEmail")
							: new Problem("phone", "messaging.refusal.formAddress")));
		}
		Instant at = contact.occurredAt();
		if (at != null && this.time.dayOf(at).isBefore(this.time.today()) && !this.current.actor().mayBackdate()) {
			throw new RuleViolation("messaging.refusal.backdated").at("occurredAt");
		}
		var channel = this.channels.find(contact.trackingNumber(), contact.formKey())
			.map(ContactChannelView::id)
			.orElse(null);
		return this.intake.keep(contact, channel);
	}

	/**
	 * How far the product is with a contact.
	 * @throws NotFound when there is none
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public ContactStatus status(ContactId id) {
		return this.jdbc.sql("select patient_id, received_at from contact where id = :id")
			.param("id", id.value())
			.query((row, index) -> {
				var patient = row.getObject("patient_id", UUID.class);
				String deal = this.deals.stream().flatMap((slot) -> slot.dealOf(id).stream()).findFirst().orElse(null);
				boolean awaited = patient != null && deal == null && this.deals.stream().findAny().isPresent()
						&& row.getObject("received_at", OffsetDateTime.class)
							.toInstant()
							.isAfter(this.time.now().minus(DEAL_WAIT));
				return new ContactStatus(id, !awaited, (patient != null) ? new PatientId(patient) : null, deal);
			})
			.optional()
			.orElseGet(() -> {
				if (!this.inbox.isKnown(id)) {
					throw unknown();
				}
				return new ContactStatus(id, false, null, null);
			});
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public ContactView get(ContactId id) {
		return this.jdbc.sql(LIST + " where c.id = :id")
			.param("id", id.value())
			.query(this::view)
			.optional()
			.orElseThrow(InboundService::unknown);
	}

	/**
	 * Contacts, newest first.
	 * @param match only those, or null for all
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<ContactView> list(@Nullable ContactMatch match, @Nullable String cursor,
			@Nullable Integer limit) {
		List<String> after = Cursor.read(cursor, 2);
		int most = Cursor.limit(limit, PAGE);
		Instant before = after.isEmpty() ? this.time.now().plusSeconds(86_400) : Cursor.instant(after.get(0));
		var rows = this.jdbc.sql(LIST + " where " + ((match != null) ? "c.match = :match and " : "") + """
				(c.occurred_at, c.id) < (:at, :id)
				order by c.occurred_at desc, c.id desc limit :limit""")
			.param("match", (match != null) ? match.name() : null)
			.param("at", before.atOffset(ZoneOffset.UTC))
			.param("id", after.isEmpty() ? new UUID(-1, -1) : Ids.parse(after.get(1)))
			.param("limit", most + 1)
			.query(this::view)
			.list();
		return CursorPage.of(rows, most, (row) -> Cursor.of(row.occurredAt(), row.id()));
	}

	/**
	 * A patient's contacts strictly before a moment, newest first. The caller notes who
	 * looked.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<ContactView> ofPatient(PatientId patient, Instant before, int limit) {
		return this.jdbc.sql(LIST + """
				where c.patient_id = :patient and c.occurred_at < :before
				order by c.occurred_at desc, c.id desc limit :limit""")
			.param("patient", patient.value())
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query(this::view)
			.list();
	}

	/**
	 * Who may be meant, where several patients share a number or address.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Map<ContactId, List<PatientBrief>> candidates(List<ContactView> contacts) {
		var found = new HashMap<ContactId, List<PatientBrief>>();
		List<ContactView> shared = contacts.stream()
			.filter((contact) -> contact.match() == ContactMatch.SHARED)
			.toList();
		var probes = new ArrayList<dental.cuspid.patients.DuplicateProbe>();
		shared.forEach((contact) -> probes.add(new ContactFinder.Address(contact.phone(), contact.email()).probe()));
		var answers = this.accounts.findAll(probes);
		for (int i = 0; i < shared.size(); i++) {
			found.put(shared.get(i).id(), answers.get(i).stream().map(DuplicateView::patient).toList());
		}
		return found;
	}

	/**
	 * Says whose contact it was.
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void assign(ContactId id, PatientId patient) {
		get(id);
		this.patients.brief(patient);
		this.contacts.decide(id, patient);
		this.audit.record("contact.assigned", "contact", id, null);
	}

	private ContactView view(ResultSet row, int index) throws SQLException {
		var patient = row.getObject("patient_id", UUID.class);
		Map<String, String> utm = new HashMap<>();
		this.json.readTree(row.getString("utm"))
			.properties()
			.forEach((field) -> utm.put(field.getKey(), field.getValue().asString("")));
		return new ContactView(new ContactId(row.getObject("id", UUID.class)),
				ContactKind.valueOf(row.getString("kind")), row.getString("channel_name"),
				ContactMatch.valueOf(row.getString("match")), (patient != null) ? new PatientId(patient) : null,
				row.getString("patient_name"), row.getString("sender"), row.getString("phone"), row.getString("email"),
				row.getString("name"), row.getString("text"), utm, row.getString("tracking_number"),
				row.getString("form_key"), row.getObject("duration_seconds", Integer.class), row.getBoolean("signed"),
				row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
				row.getObject("received_at", OffsetDateTime.class).toInstant());
	}

	private static NotFound unknown() {
		return new NotFound("messaging.refusal.unknownContact");
	}

}
