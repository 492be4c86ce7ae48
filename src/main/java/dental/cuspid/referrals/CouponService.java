package dental.cuspid.referrals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Coupons patients take for friends (COUP-2 to COUP-4): issued, listed on the card, named
 * by a signed code.
 */
@Service
@Transactional
public class CouponService {

	/** So many coupons one patient gets at a time. */
	public static final int MOST = 40;

	/** What patients usually take (COUP-3). */
	public static final int USUAL = 3;

	private static final int PAGE = 50;

	private static final String SELECT = "select b.*, " + Briefs.columns("p") + """
			, s.name as staff_name, (select count(*) from referral r where r.coupon_batch_id = b.id
				and r.state <> 'REFUSED') as friends
			from coupon_batch b join patient p on p.id = b.patient_id join staff_user s on s.id = b.issued_by
			""";

	private final JdbcClient jdbc;

	private final CouponCodes codes;

	private final ReferralDays days;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final AuditTrail audit;

	CouponService(JdbcClient jdbc, CouponCodes codes, ReferralDays days, PatientService patients,
			ClinicSettingsService settings, ClinicTime time, CurrentStaff current, AuditTrail audit) {
		this.jdbc = jdbc;
		this.codes = codes;
		this.days = days;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.audit = audit;
	}

	/**
	 * Hands out coupons, valid to the same day of the next month or its last day.
	 * @param issuedOn today where null; an earlier day for those who may backdate
	 * @throws RuleViolation when the count is out of bounds, the day is refused, or the
	 * clinic gives nothing for recommendations
	 */
	@Requires(Right.HANDLE_REFERRALS)
	public CouponBatchId issue(PatientId patient, int count, @Nullable LocalDate issuedOn) {
		if (count < 1 || count > MOST) {
			throw new RuleViolation("referrals.refusal.count", 1, MOST).at("count");
		}
		if (this.settings.current().referralMode() == ReferralMode.OFF) {
			throw new RuleViolation("referrals.refusal.off");
		}
		ReferralDays.Day day = this.days.of(issuedOn, "issuedOn");
		if (this.patients.brief(patient).cardNumber() == null) {
			this.patients.ensureCardNumber(patient);
		}
		var id = CouponBatchId.next();
		this.jdbc.sql("""
				insert into coupon_batch (id, patient_id, coupons, issued_on, valid_to, backdated, issued_at, issued_by)
				values (:id, :patient, :coupons, :on, :validTo, :backdated, :at, :by)""")
			.param("id", id.value())
			.param("patient", patient.value())
			.param("coupons", count)
			.param("on", day.day())
			.param("validTo", validTo(day.day()))
			.param("backdated", day.backdated())
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
		this.audit.record("coupons.issued", "patient", patient, String.valueOf(count));
		return id;
	}

	/**
	 * Only the month changes; where it has no such day, its last day (COUP-4).
	 */
	static LocalDate validTo(LocalDate issuedOn) {
		return issuedOn.plusMonths(1);
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CouponBatchView get(CouponBatchId id) {
		return this.jdbc.sql(SELECT + "where b.id = :id")
			.param("id", id.value())
			.query(CouponService::view)
			.optional()
			.orElseThrow(() -> new NotFound("referrals.refusal.unknownBatch"));
	}

	/**
	 * All coupons, the newest first.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<CouponBatchView> list(@Nullable String cursor, @Nullable Integer asked) {
		List<String> after = Cursor.read(cursor, 2);
		int limit = Cursor.limit(asked, PAGE);
		var rows = this.jdbc.sql(SELECT + """
				where (b.issued_on, b.number) < (:on, :number)
				order by b.issued_on desc, b.number desc limit :limit""")
			.param("on", after.isEmpty() ? LocalDate.of(9999, 1, 1) : Cursor.key(after.getFirst(), LocalDate::parse))
			.param("number", after.isEmpty() ? Long.MAX_VALUE : Cursor.key(after.get(1), Long::parseLong))
			.param("limit", limit + 1)
			.query(CouponService::view)
			.list();
		return CursorPage.of(rows, limit, (row) -> Cursor.of(row.issuedOn(), row.number()));
	}

	/**
	 * The coupons of a patient, the newest first. The caller notes who looked.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<CouponBatchView> of(PatientId patient) {
		return this.jdbc
			.sql(SELECT + "where b.patient_id = :patient order by b.issued_on desc, b.number desc limit 100")
			.param("patient", patient.value())
			.query(CouponService::view)
			.list();
	}

	/**
	 * The newest coupons a patient had on a day, valid or not.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Optional<CouponBatchView> newest(PatientId patient, LocalDate day) {
		return this.jdbc.sql(SELECT + """
				where b.patient_id = :patient and b.issued_on <= :day
				order by b.issued_on desc, b.number desc limit 1""")
			.param("patient", patient.value())
			.param("day", day)
			.query(CouponService::view)
			.optional();
	}

	/**
	 * The code for the coupons of a batch: signed, without the card number.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public String code(CouponBatchView batch) {
		return this.codes.code(batch.number(), batch.validTo());
	}

	/**
	 * Whose coupon it is.
	 * @throws RuleViolation at {@code couponCode} when it is no code of this clinic
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public PatientBrief ownerOf(String code) {
		return this.codes.read(code)
			.flatMap((named) -> this.jdbc.sql(SELECT + "where b.number = :number and b.valid_to = :validTo")
				.param("number", named.number())
				.param("validTo", named.validTo())
				.query(CouponService::view)
				.optional())
			.map(CouponBatchView::patient)
			.orElseThrow(() -> new RuleViolation("referrals.refusal.couponCode").at("couponCode"));
	}

	private static CouponBatchView view(ResultSet row, int index) throws SQLException {
		return new CouponBatchView(new CouponBatchId(row.getObject("id", UUID.class)), row.getLong("number"),
				Briefs.read(row, "p"), row.getInt("coupons"), row.getObject("issued_on", LocalDate.class),
				row.getObject("valid_to", LocalDate.class), row.getBoolean("backdated"),
				row.getObject("issued_at", OffsetDateTime.class).toInstant(), row.getString("staff_name"),
				row.getInt("friends"));
	}

}
