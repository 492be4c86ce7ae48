package dental.cuspid.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.clinic.NewMember;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.SourceService;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Scope;
import dental.cuspid.staff.StaffService;
import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the demo clinic into an empty database, all of it or nothing, through the same
 * services people use, so that every rule holds for it (BASE-19).
 */
@Component
class DemoLoader {

	private static final int BONUS_MONTHS = 6;

	/** All demo users have this password; it exists in demo clinics only. */
	static final String PASSWORD = "linden-demo-2026";

	private final StaffService staff;

	private final ClinicSettingsService settings;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final ServiceCatalogue catalogue;

	private final SourceService sources;

	private final ClinicTime time;

	private final DemoPatients patients;

	private final DemoVisits visits;

	private final DemoReferrals referrals;

	private final DemoMessages messages;

	private final DemoTreatments treatments;

	private final DemoDeals deals;

	private final DemoCourse course;

	private final DemoCashback cashback;

	private final EntityManager entities;

	DemoLoader(StaffService staff, ClinicSettingsService settings, BranchService branches,
			PractitionerService practitioners, ChairService chairs, ServiceCatalogue catalogue, SourceService sources,
			ClinicTime time, DemoPatients patients, DemoVisits visits, DemoReferrals referrals, DemoMessages messages,
			DemoTreatments treatments, DemoDeals deals, DemoCourse course, DemoCashback cashback,
			EntityManager entities) {
		this.course = course;
		this.cashback = cashback;
		this.staff = staff;
		this.settings = settings;
		this.branches = branches;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.catalogue = catalogue;
		this.sources = sources;
		this.time = time;
		this.patients = patients;
		this.visits = visits;
		this.referrals = referrals;
		this.messages = messages;
		this.treatments = treatments;
		this.deals = deals;
		this.entities = entities;
	}

	/**
	 * Loads the clinic as it is now.
	 */
	@Transactional
	public void load() {
		Actor system = Actor.system();
		CurrentStaff.as(system, () -> {
			settings();
			places();
			return users();
		});
		var plan = DemoPlan.of(LocalDateTime.ofInstant(this.time.now(), this.time.zone()));
		var places = CurrentStaff.asSystem(this::known);
		var patients = CurrentStaff.as(person("frontdesk"), () -> this.patients.register(plan));
		this.entities.clear();
		CurrentStaff.as(person("administrator"), () -> this.visits.history(plan, patients, places));
		this.entities.clear();
		CurrentStaff.as(person("finance"), () -> this.patients.balances(plan, patients));
		CurrentStaff.as(person("frontdesk"), () -> this.referrals.record(plan, patients));
		CurrentStaff.as(person("director"), this.cashback::active);
		CurrentStaff.as(person("frontdesk"), () -> this.cashback.earlier(plan, patients, places, BONUS_MONTHS));
		CurrentStaff.as(person("frontdesk"), () -> this.visits.visits(plan, patients, places, person("finance")));
		this.entities.flush();
		CurrentStaff.as(person("director"), this.cashback::draft);
		CurrentStaff.as(person("finance"), this.cashback::lapse);
		CurrentStaff.as(person("finance"), this.referrals::pay);
		CurrentStaff.as(person("coordinator"),
				() -> this.treatments.drawUp(plan, patients, places, person("physician")));
		CurrentStaff.as(person("callcentre"), () -> this.deals.requests(places));
		CurrentStaff.as(person("administrator"), this.messages::channels);
		CurrentStaff.as(person("callcentre"), () -> this.messages.sent(plan, patients));
		CurrentStaff.as(person("callcentre"),
				() -> this.messages.received(plan, LocalDateTime.ofInstant(this.time.now(), this.time.zone())));
		CurrentStaff.as(person("physician"), this.referrals::seal);
	}

	/**
	 * What people did with the deals that came of it.
	 */
	@Transactional
	public void work() {
		CurrentStaff.as(person("callcentre"), this.course::base);
		CurrentStaff.as(person("coordinator"), this.course::coordination);
	}

	/**
	 * When all of it happened.
	 */
	@Transactional
	public void past() {
		CurrentStaff.asSystem(() -> this.course.past(person("callcentre").id()));
	}

	private int users() {
		List<DemoDirectory.User> waiting = new ArrayList<>(DemoDirectory.USERS);
		while (!waiting.isEmpty()) {
			DemoDirectory.User user = waiting.stream()
				.filter((next) -> next.supervisor() == null
						|| waiting.stream().noneMatch((other) -> other.username().equals(next.supervisor())))
				.findFirst()
				.orElseThrow();
			this.staff.create(new NewUser(user.username(), user.name(), user.username() + "@linden.example.org",
					user.language(), user.branch(), user.supervisor(), EnumSet.of(user.role()), PASSWORD));
			waiting.remove(user);
		}
		return DemoDirectory.USERS.size();
	}

	private void settings() {
		this.settings.change(new ChangeSettings(DemoDirectory.CLINIC, "EUR", "Europe/Berlin", "DE", "de", 6,
				new ChangeSettings.Referral(null, new BigDecimal("20"), new BigDecimal("10"),
						this.time.today().minusYears(1), List.of("Mouth rinse", "Dental floss", "Travel brush")),
				new ChangeSettings.Bonus(50, 3, BONUS_MONTHS),
				new ChangeSettings.Marketing(this.time.today().minusMonths(9))));
	}

	private void places() {
		this.branches.add(new NewBranch(DemoDirectory.MITTE, "Linden Dental Mitte", "Lindenstraße 14, 10969 Berlin",
				"030 23125 100", DemoDirectory.EVERY_DAY, null));
		this.branches.add(new NewBranch(DemoDirectory.WEST, "Linden Dental West", "Kantstraße 88, 10627 Berlin",
				"030 23125 200", DemoDirectory.WEEKDAYS, null));
		DemoDirectory.PRACTITIONERS.forEach((person) -> {
			this.practitioners.add(new NewMember(person.code(), person.name(), person.branch()));
			this.chairs.add(new NewMember(person.chair(), person.chairName(), person.branch()));
		});
		DemoDirectory.SERVICES.forEach(this.catalogue::add);
		DemoPlan.SOURCES.forEach(this.sources::remember);
	}

	private Places known() {
		Map<String, BranchId> branches = new HashMap<>();
		this.branches.all().forEach((branch) -> branches.put(branch.code(), branch.id()));
		Map<String, PractitionerId> practitioners = new HashMap<>();
		this.practitioners.all().forEach((person) -> practitioners.put(person.code(), person.id()));
		Map<String, ChairId> chairs = new HashMap<>();
		this.chairs.all().forEach((chair) -> chairs.put(chair.code(), chair.id()));
		Map<String, ServiceId> services = new HashMap<>();
		this.catalogue.all().forEach((service) -> services.put(service.code(), service.id()));
		return new Places(branches, practitioners, chairs, services);
	}

	/** A demo user at work, who may also enter what happened before. */
	private Actor person(String username) {
		var user = this.staff.find(username).orElseThrow();
		return new Actor(user.id(), user.username(), user.name(), user.roles(), EnumSet.allOf(Scope.class),
				user.language());
	}

	/**
	 * The directories by code.
	 */
	record Places(Map<String, BranchId> branches, Map<String, PractitionerId> practitioners,
			Map<String, ChairId> chairs, Map<String, ServiceId> services) {

	}

}
