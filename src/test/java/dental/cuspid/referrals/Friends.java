package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dental.cuspid.TestStaff;
import dental.cuspid.checkout.Till;
import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Patients with mobile phones who recommend the clinic to each other, at a till of their
 * own, where a recommendation earns 20 on the internal account and 10 on the phone.
 */
public class Friends {

	public static final String CREDIT = "20";

	public static final String TOP_UP = "10";

	private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000);

	private final CouponService coupons;

	private final ReferralService referrals;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final TestStaff staff;

	public final Till till;

	Friends(CouponService coupons, ReferralService referrals, PatientService patients, ClinicSettingsService settings,
			ClinicTime time, TestStaff staff, ApplicationContext application) {
		this.coupons = coupons;
		this.referrals = referrals;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
		this.staff = staff;
		this.till = Till.in(application);
		amounts(LocalDate.of(2025, 1, 1), CREDIT, TOP_UP);
		amounts(time.today(), CREDIT, TOP_UP);
		mode(ReferralMode.REWARD);
	}

	public static Friends in(ApplicationContext application) {
		return application.getAutowireCapableBeanFactory().createBean(Friends.class);
	}

	public void amounts(LocalDate from, String credit, String topUp) {
		change(new ChangeSettings.Referral(null, new BigDecimal(credit), new BigDecimal(topUp), from, null));
	}

	public void mode(ReferralMode mode) {
		change(new ChangeSettings.Referral(mode, null, null, null, List.of("Mouth rinse", "Dental floss")));
	}

	private void change(ChangeSettings.Referral referral) {
		this.staff.asAdmin(() -> {
			this.settings.change(new ChangeSettings(null, null, null, null, null, null, referral, null, null));
			return true;
		});
	}

	public PatientId patient() {
		return patient("+4915" + (100_000_000 + NUMBERS.incrementAndGet() % 800_000_000));
	}

	public PatientId patient(String phone) {
		return this.staff.asAdmin(() -> this.patients.register(
				NewPatient.named("Freund", "Kim" + NUMBERS.get()).phones(List.of(phone)).allowDuplicate(true).build()));
	}

	public PatientId register(NewPatient.Builder patient) {
		return this.staff.asAdmin(() -> this.patients.register(patient.allowDuplicate(true).build()));
	}

	/** A patient who holds three coupons of today. */
	public PatientId withCoupons() {
		PatientId patient = patient();
		this.till.atDesk(() -> this.coupons.issue(patient, 3, null));
		return patient;
	}

	public ReferralId recommend(PatientId referrer, PatientId newcomer) {
		return recommend(referrer, newcomer, null);
	}

	public ReferralId recommend(PatientId referrer, PatientId newcomer, @Nullable String reason) {
		return this.till
			.atDesk(() -> this.referrals.record(new RecordReferral(newcomer, referrer, null, null, null, reason)));
	}

	public ReferralId recommendOn(LocalDate day, PatientId referrer, PatientId newcomer, @Nullable String reason) {
		return this.till.asDirectorAtDesk(
				() -> this.referrals.record(new RecordReferral(newcomer, referrer, null, day, null, reason)));
	}

	public ReferralView see(ReferralId referral) {
		return this.till.atDesk(() -> this.referrals.get(referral));
	}

	public <T> T atFinance(Supplier<T> work) {
		return this.staff.as(work, Role.FINANCE);
	}

	public BigDecimal internal(PatientId patient) {
		return this.till.balances(patient).internalAccount().amount();
	}

	public LocalDate today() {
		return this.time.today();
	}

}
