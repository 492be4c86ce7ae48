package dental.cuspid.clinic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Practitioners: the treating doctors and hygienists (BASE-5).
 */
@Service
@Transactional
public class PractitionerService {

	private static final String SELECT = """
			select p.id, p.code, p.name, p.branch_id, b.code as branch_code, p.active
			from practitioner p join branch b on b.id = p.branch_id
			""";

	private final PractitionerRepository practitioners;

	private final BranchService branches;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	PractitionerService(PractitionerRepository practitioners, BranchService branches, JdbcClient jdbc,
			AuditTrail audit) {
		this.practitioners = practitioners;
		this.branches = branches;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Every practitioner by name, those no longer in use too.
	 */
	@Transactional(readOnly = true)
	public List<PractitionerView> all() {
		return list("order by p.name, p.code");
	}

	/**
	 * The practitioners one can choose.
	 */
	@Transactional(readOnly = true)
	public List<PractitionerView> active() {
		return list("where p.active order by p.name, p.code");
	}

	@Transactional(readOnly = true)
	public Optional<PractitionerView> find(String code) {
		return one("where lower(p.code) = lower(:key)", code.strip());
	}

	@Transactional(readOnly = true)
	public PractitionerView get(PractitionerId id) {
		return one("where p.id = :key", id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	/**
	 * Adds a practitioner.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 * @throws Conflict when the code is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public PractitionerId add(NewPractitioner asked) {
		String code = asked.code().strip();
		var problems = new ArrayList<Problem>();
		Codes.code(code).ifPresent(problems::add);
		BranchId branch = check(asked, problems);
		if (find(code).isPresent()) {
			throw new Conflict("clinic.refusal.codeTaken", code).at("code");
		}
		var id = PractitionerId.next();
		this.practitioners.saveAndFlush(Practitioner.add(id, code).describe(asked.name().strip(), branch));
		this.audit.record("practitioner.added", "practitioner", id, code);
		return id;
	}

	/**
	 * Changes name and branch; the code stays.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(PractitionerId id, NewPractitioner asked) {
		Practitioner practitioner = entity(id);
		Codes.sameCode(practitioner.code(), asked.code());
		BranchId branch = check(asked, new ArrayList<>());
		this.practitioners.saveAndFlush(practitioner.describe(asked.name().strip(), branch));
		this.audit.record("practitioner.changed", "practitioner", id, practitioner.code());
	}

	/**
	 * Takes a practitioner out of use, or back into it.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void activate(PractitionerId id, boolean active) {
		Practitioner practitioner = entity(id);
		practitioner.activate(active);
		this.practitioners.saveAndFlush(practitioner);
		this.audit.record(active ? "practitioner.restored" : "practitioner.retired", "practitioner", id,
				practitioner.code());
	}

	private BranchId check(NewPractitioner asked, List<Problem> problems) {
		Codes.name(asked.name()).ifPresent(problems::add);
		Optional<BranchView> branch = this.branches.find(asked.branch());
		if (branch.isEmpty()) {
			problems.add(new Problem("branch", "clinic.refusal.unknownBranch", asked.branch()));
		}
		Codes.refuse(problems);
		return branch.orElseThrow().id();
	}

	private Practitioner entity(PractitionerId id) {
		return this.practitioners.findById(id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	private List<PractitionerView> list(String rest) {
		return this.jdbc.sql(SELECT + rest).query(PractitionerService::view).list();
	}

	private Optional<PractitionerView> one(String where, Object key) {
		return this.jdbc.sql(SELECT + where).param("key", key).query(PractitionerService::view).optional();
	}

	private static PractitionerView view(ResultSet row, int index) throws SQLException {
		return new PractitionerView(new PractitionerId(row.getObject("id", UUID.class)), row.getString("code"),
				row.getString("name"), new BranchId(row.getObject("branch_id", UUID.class)),
				row.getString("branch_code"), row.getBoolean("active"));
	}

}
