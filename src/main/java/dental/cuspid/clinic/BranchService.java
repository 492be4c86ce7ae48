package dental.cuspid.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Recent;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Branches with opening hours and holidays (BASE-5, BX-G1).
 */
@Service
@Transactional
public class BranchService {

	private static final Pattern PHONE = Pattern.compile("[+0-9()/ .\\u00a0-]{3,40}");

	private static final int ADDRESS = 500;

	private final BranchRepository branches;

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final AuditTrail audit;

	private final Recent<List<BranchDetails>> known = new Recent<>(this::read);

	BranchService(BranchRepository branches, JdbcClient jdbc, ClinicSettingsService settings, AuditTrail audit) {
		this.branches = branches;
		this.jdbc = jdbc;
		this.settings = settings;
		this.audit = audit;
	}

	/**
	 * Every branch by name, closed ones too.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public List<BranchView> all() {
		return this.known.get().stream().map(BranchDetails::branch).toList();
	}

	/**
	 * The branches one can choose.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public List<BranchView> active() {
		return all().stream().filter(BranchView::active).toList();
	}

	/**
	 * Every branch with its hours.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public List<BranchDetails> details() {
		return this.known.get();
	}

	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public Optional<BranchView> find(String code) {
		return all().stream().filter((branch) -> branch.code().equalsIgnoreCase(code.strip())).findFirst();
	}

	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public BranchView get(BranchId id) {
		return details(id).branch();
	}

	/**
	 * A branch with its hours.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public BranchDetails details(BranchId id) {
		return this.known.get()
			.stream()
			.filter((details) -> details.branch().id().equals(id))
			.findFirst()
			.orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	/**
	 * Whether a branch is open from one moment to another without a break.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public boolean open(BranchId branch, Instant from, Instant to) {
		return details(branch).open(from, to, this.settings.current().timeZone());
	}

	/**
	 * The stretches of time a branch is open on a day of the clinic, none on a holiday.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public List<OpenPeriod> periods(BranchId branch, LocalDate day) {
		return details(branch).periods(day, this.settings.current().timeZone());
	}

	/**
	 * Opens a branch.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 * @throws Conflict when the code is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public BranchId add(NewBranch asked) {
		String code = asked.code().strip();
		var problems = new ArrayList<Problem>();
		Codes.code(code).ifPresent(problems::add);
		check(asked, problems);
		if (find(code).isPresent()) {
			throw new Conflict("clinic.refusal.codeTaken", code).at("code");
		}
		var id = BranchId.next();
		keep(Branch.open(id, code), asked);
		this.audit.record("branch.added", "branch", id, code);
		return id;
	}

	/**
	 * Changes a branch. Without opening hours or holidays these stay as they are; the
	 * code stays in any case.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(BranchId id, NewBranch asked) {
		BranchDetails before = details(id);
		Codes.sameCode(before.branch().code(), asked.code());
		check(asked, new ArrayList<>());
		keep(entity(id),
				new NewBranch(asked.code(), asked.name(), asked.address(), asked.phone(),
						(asked.openingHours() != null) ? asked.openingHours() : before.openingHours(),
						(asked.holidays() != null) ? asked.holidays() : before.holidays()));
		this.audit.record("branch.changed", "branch", id, before.branch().code());
	}

	/**
	 * Closes a branch for good, or opens it again.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void activate(BranchId id, boolean active) {
		Branch branch = entity(id);
		branch.activate(active);
		this.branches.saveAndFlush(branch);
		this.known.changed();
		this.audit.record(active ? "branch.reopened" : "branch.closed", "branch", id, branch.code());
	}

	private void keep(Branch branch, NewBranch asked) {
		this.branches
			.saveAndFlush(branch.describe(asked.name().strip(), Codes.text(asked.address()), Codes.text(asked.phone()))
				.receives((asked.openingHours() != null) ? asked.openingHours() : OpeningHours.usual(),
						(asked.holidays() != null) ? asked.holidays() : Set.of()));
		this.known.changed();
	}

	private static void check(NewBranch asked, List<Problem> problems) {
		Codes.name(asked.name()).ifPresent(problems::add);
		String address = Codes.text(asked.address());
		if (address != null && address.length() > ADDRESS) {
			problems.add(new Problem("address", "clinic.refusal.address", ADDRESS));
		}
		String phone = Codes.text(asked.phone());
		if (phone != null && !PHONE.matcher(phone).matches()) {
			problems.add(new Problem("phone", "clinic.refusal.phone"));
		}
		Codes.refuse(problems);
	}

	private Branch entity(BranchId id) {
		return this.branches.findById(id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	private List<BranchDetails> read() {
		Map<UUID, List<Branch.Opening>> openings = new HashMap<>();
		this.jdbc.sql("select branch_id, weekday, opens, closes from branch_opening").query((row) -> {
			openings.computeIfAbsent(row.getObject("branch_id", UUID.class), (id) -> new ArrayList<>())
				.add(new Branch.Opening(row.getInt("weekday"), row.getObject("opens", LocalTime.class),
						row.getObject("closes", LocalTime.class)));
		});
		Map<UUID, Set<LocalDate>> holidays = new HashMap<>();
		this.jdbc.sql("select branch_id, day from branch_holiday").query((row) -> {
			holidays.computeIfAbsent(row.getObject("branch_id", UUID.class), (id) -> new TreeSet<>())
				.add(row.getObject("day", LocalDate.class));
		});
		return this.jdbc.sql("select id, code, name, address, phone, active from branch order by name, code")
			.query((row, index) -> {
				var id = row.getObject("id", UUID.class);
				var view = new BranchView(new BranchId(id), row.getString("code"), row.getString("name"),
						row.getString("address"), row.getString("phone"), row.getBoolean("active"));
				return new BranchDetails(view, Branch.Opening.hours(openings.getOrDefault(id, List.of())),
						holidays.getOrDefault(id, Set.of()));
			})
			.list();
	}

}
