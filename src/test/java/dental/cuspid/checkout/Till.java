package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * A cash desk to test at: a branch of its own with three services (hygiene 12 000,
 * filling 18 500, X-ray 1 500) that earn nothing by themselves, and short ways to do what
 * a front desk does.
 */
public class Till {

	private final CheckoutService checkout;

	private final ReceiptService receipts;

	private final AppointmentService appointments;

	private final ServiceCatalogue catalogue;

	private final LedgerService ledger;

	private final ClinicTime time;

	private final TestStaff staff;

	private final Desk desk;

	public final Desk.Place place;

	public final ServiceId hygiene;

	public final ServiceId filling;

	public final ServiceId xray;

	Till(CheckoutService checkout, ReceiptService receipts, AppointmentService appointments, ServiceCatalogue catalogue,
			LedgerService ledger, ClinicTime time, TestStaff staff, ApplicationContext application) {
		this.checkout = checkout;
		this.receipts = receipts;
		this.appointments = appointments;
		this.catalogue = catalogue;
		this.ledger = ledger;
		this.time = time;
		this.staff = staff;
		this.desk = Desk.in(application);
		this.place = this.desk.open();
		this.hygiene = service("HYG", "Hygiene", "12000", null);
		this.filling = service("FIL", "Filling", "18500", null);
		this.xray = service("XR", "X-ray", "1500", null);
	}

	public static Till in(ApplicationContext application) {
		return application.getAutowireCapableBeanFactory().createBean(Till.class);
	}

	private ServiceId service(String code, String name, String price, @Nullable CashbackSetting cashback) {
		return this.staff.asAdmin(() -> this.catalogue.add(new NewService(code + this.place.code(),
				name + " " + this.place.code(), "KONS_CHIR", new BigDecimal(price), 30, cashback)));
	}

	public String code(ServiceId service) {
		return this.catalogue.get(service).code();
	}

	public PatientId patient() {
		return this.desk.patient("Zahler");
	}

	public <T> T atDesk(Supplier<T> work) {
		return this.staff.as(work, Role.FRONT_DESK);
	}

	public void atDesk(Runnable work) {
		atDesk(() -> {
			work.run();
			return true;
		});
	}

	public <T> T asDirectorAtDesk(Supplier<T> work) {
		return this.staff.as(work, Role.FRONT_DESK, Role.DIRECTOR);
	}

	/** A walk-in's receipt of services at their catalogue price. */
	public ReceiptId walkIn(PatientId patient, ServiceId... services) {
		return atDesk(() -> this.checkout.open(command(patient, null, null, services)));
	}

	/** The receipt of worked example 1: 32 000. */
	public ReceiptId example(PatientId patient) {
		return walkIn(patient, this.hygiene, this.filling, this.xray);
	}

	public OpenReceipt command(PatientId patient, @Nullable AppointmentId appointment, @Nullable Instant occurredAt,
			ServiceId... services) {
		return new OpenReceipt(patient, appointment, this.place.branch(), occurredAt, lines(services));
	}

	public List<OpenReceipt.Line> lines(ServiceId... services) {
		return Arrays.stream(services).map((service) -> new OpenReceipt.Line(service, 1, null, null, null)).toList();
	}

	/** The branch this desk stands in. */
	public BranchId branch() {
		return this.place.branch();
	}

	/** A booking that started an hour ago and was not marked yet. */
	public AppointmentId booking(PatientId patient) {
		return this.staff.asAdmin(() -> this.appointments.book(this.place.booking(patient, this.place.berger(),
				this.time.now().minus(Duration.ofMinutes(5)), null, "Till")));
	}

	public PaymentId pay(ReceiptId receipt, Tender tender, String amount) {
		return atDesk(() -> this.checkout.pay(new TakePayment(receipt, tender, new BigDecimal(amount), null, null)));
	}

	/**
	 * A payment received some days ago, entered by a director who also works at the desk.
	 */
	public PaymentId payEarlier(ReceiptId receipt, Tender tender, String amount, int daysAgo) {
		Instant then = daysAgo(daysAgo);
		return asDirectorAtDesk(
				() -> this.checkout.pay(new TakePayment(receipt, tender, new BigDecimal(amount), then, null)));
	}

	public Instant daysAgo(int days) {
		return this.desk.at(this.time.today().minusDays(days), 12, 0);
	}

	public ReceiptView see(ReceiptId receipt) {
		return atDesk(() -> this.receipts.get(receipt));
	}

	public void credit(PatientId patient, AccountKind account, String amount) {
		CurrentStaff.asSystem(() -> this.ledger.post(new PostEntry(patient, account, new BigDecimal(amount),
				"CORRECTIONS", new Cause("CORRECTION", Ids.next().toString()), "CORRECTION", this.time.now(), false,
				"ledger.reason.correction", List.of("for a test"))));
	}

	public Balances balances(PatientId patient) {
		return atDesk(() -> this.ledger.balances(patient));
	}

	public String card(PatientId patient, PatientService patients) {
		return String.valueOf(this.staff.asAdmin(() -> patients.brief(patient)).cardNumber());
	}

}
