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
 * Chairs: the rooms and units bookings occupy (BASE-5).
 */
@Service
@Transactional
public class ChairService {

	private static final String SELECT = """
			select p.id, p.code, p.name, p.branch_id, b.code as branch_code, p.active
			from chair p join branch b on b.id = p.branch_id
			""";

	private final ChairRepository chairs;

	private final BranchService branches;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	ChairService(ChairRepository chairs, BranchService branches, JdbcClient jdbc, AuditTrail audit) {
		this.chairs = chairs;
		this.branches = branches;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Every chair by name, those no longer in use too.
	 */
	@Transactional(readOnly = true)
	public List<ChairView> all() {
		return list("order by p.name, p.code");
	}

	/**
	 * The chairs one can choose.
	 */
	@Transactional(readOnly = true)
	public List<ChairView> active() {
		return list("where p.active order by p.name, p.code");
	}

	@Transactional(readOnly = true)
	public Optional<ChairView> find(String code) {
		return one("where lower(p.code) = lower(:key)", code.strip());
	}

	@Transactional(readOnly = true)
	public ChairView get(ChairId id) {
		return one("where p.id = :key", id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	/**
	 * Adds a chair.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 * @throws Conflict when the code is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public ChairId add(NewChair asked) {
		String code = asked.code().strip();
		var problems = new ArrayList<Problem>();
		Codes.code(code).ifPresent(problems::add);
		BranchId branch = check(asked, problems);
		if (find(code).isPresent()) {
			throw new Conflict("clinic.refusal.codeTaken", code).at("code");
		}
		var id = ChairId.next();
		this.chairs.saveAndFlush(Chair.add(id, code).describe(asked.name().strip(), branch));
		this.audit.record("chair.added", "chair", id, code);
		return id;
	}

	/**
	 * Changes name and branch; the code stays.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(ChairId id, NewChair asked) {
		Chair chair = entity(id);
		Codes.sameCode(chair.code(), asked.code());
		BranchId branch = check(asked, new ArrayList<>());
		this.chairs.saveAndFlush(chair.describe(asked.name().strip(), branch));
		this.audit.record("chair.changed", "chair", id, chair.code());
	}

	/**
	 * Takes a chair out of use, or back into it.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void activate(ChairId id, boolean active) {
		Chair chair = entity(id);
		chair.activate(active);
		this.chairs.saveAndFlush(chair);
		this.audit.record(active ? "chair.restored" : "chair.retired", "chair", id, chair.code());
	}

	private BranchId check(NewChair asked, List<Problem> problems) {
		Codes.name(asked.name()).ifPresent(problems::add);
		Optional<BranchView> branch = this.branches.find(asked.branch());
		if (branch.isEmpty()) {
			problems.add(new Problem("branch", "clinic.refusal.unknownBranch", asked.branch()));
		}
		Codes.refuse(problems);
		return branch.orElseThrow().id();
	}

	private Chair entity(ChairId id) {
		return this.chairs.findById(id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	private List<ChairView> list(String rest) {
		return this.jdbc.sql(SELECT + rest).query(ChairService::view).list();
	}

	private Optional<ChairView> one(String where, Object key) {
		return this.jdbc.sql(SELECT + where).param("key", key).query(ChairService::view).optional();
	}

	private static ChairView view(ResultSet row, int index) throws SQLException {
		return new ChairView(new ChairId(row.getObject("id", UUID.class)), row.getString("code"), row.getString("name"),
				new BranchId(row.getObject("branch_id", UUID.class)), row.getString("branch_code"),
				row.getBoolean("active"));
	}

}
