package dental.cuspid.plans;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import dental.cuspid.TestStaff;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;

import org.springframework.context.ApplicationContext;

/**
 * A patient, three services and the people a plan needs, with names of their own.
 */
public final class PlanWorld {

	public final ServiceId cleaning;

	public final ServiceId crown;

	public final ServiceId implant;

	private final ApplicationContext application;

	private final TestStaff staff;

	private PlanWorld(ApplicationContext application) {
		this.application = application;
		this.staff = application.getBean(TestStaff.class);
		this.cleaning = service("Cleaning", "IP", "95");
		this.crown = service("Ceramic crown", "ZE", "890");
		this.implant = service("Implant", "IMP", "1480");
	}

	public static PlanWorld in(ApplicationContext application) {
		return new PlanWorld(application);
	}

	public PlanService plans() {
		return this.application.getBean(PlanService.class);
	}

	public PlanView see(PlanId plan) {
		return coordinator(() -> this.application.getBean(PlanRecordService.class).get(plan));
	}

	public PatientId patient() {
		String mark = mark();
		return this.staff.asAdmin(() -> this.application.getBean(PatientService.class)
			.register(NewPatient.named("Plan" + mark, "Paula").build()));
	}

	public ServiceId service(String name, String category, String price) {
		String mark = mark();
		return this.staff.asAdmin(() -> this.application.getBean(ServiceCatalogue.class)
			.add(new NewService("T" + mark, name + " " + mark, category, new BigDecimal(price), 60, null)));
	}

	public String code(ServiceId service) {
		return this.staff.asAdmin(() -> this.application.getBean(ServiceCatalogue.class).get(service).code());
	}

	/** A plan of one crown on tooth 26 and two cleanings: 1080. */
	public PlanId draft() {
		PatientId patient = patient();
		return coordinator(() -> plans().draw(NewPlan.of(patient, content())));
	}

	public PlanContent content() {
		return content(item(this.cleaning, null, 2, null), item(this.crown, "26", 1, null));
	}

	public static PlanContent content(PlanContent.Item... items) {
		return new PlanContent("Rehabilitation", null, null, List.of(), Arrays.asList(items));
	}

	public static PlanContent.Item item(ServiceId service, @org.jspecify.annotations.Nullable String site, int quantity,
			@org.jspecify.annotations.Nullable String price) {
		return new PlanContent.Item(null, 1, "1", service, site, quantity,
				(price != null) ? new BigDecimal(price) : null, null);
	}

	/** The plan with its steps up to a state, by a coordinator and a head physician. */
	public PlanId upTo(PlanState state) {
		PlanId plan = draft();
		for (PlanState step : List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED, PlanState.CONSENTED,
				PlanState.CONTRACTED, PlanState.SIGNED)) {
			if (see(plan).state() == state) {
				return plan;
			}
			step(plan, step);
		}
		return plan;
	}

	/** One step by whoever may do it. */
	public void step(PlanId plan, PlanState to) {
		Supplier<Boolean> action = () -> {
			switch (to) {
				case SUBMITTED -> plans().submit(plan, null);
				case APPROVED -> plans().approve(plan, null, null);
				case RETURNED -> plans().giveBack(plan, "Add a prophylaxis first", null);
				case PRESENTED -> plans().present(plan, "Room 2", null);
				case CONSENTED -> plans().consent(plan, null, null);
				case CONTRACTED -> plans().contract(plan, null);
				case SIGNED -> plans().sign(plan, SignPlan.of("V-" + Ids.next()));
				case REFUSED -> plans().refuse(plan, "Too expensive", null);
				case FINISHED -> plans().finish(plan, null);
				case CANCELLED -> plans().cancel(plan, "Moved away", null);
				case DRAFT -> throw new IllegalArgumentException("nothing leads to a draft");
			}
			return true;
		};
		if (to == PlanState.APPROVED || to == PlanState.RETURNED) {
			physician(action);
		}
		else {
			coordinator(action);
		}
	}

	public <T> T coordinator(Supplier<T> work) {
		return this.staff.as(work, Role.COORDINATOR);
	}

	public void coordinate(Runnable work) {
		coordinator(() -> {
			work.run();
			return true;
		});
	}

	public <T> T physician(Supplier<T> work) {
		return this.staff.as(work, Role.HEAD_PHYSICIAN);
	}

	private static String mark() {
		String id = Ids.next().toString().replace("-", "");
		return id.substring(id.length() - 10);
	}

}
