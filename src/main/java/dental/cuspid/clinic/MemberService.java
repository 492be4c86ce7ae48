package dental.cuspid.clinic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Recent;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * What works at a branch and can be booked: added, changed, taken out of use, never
 * removed (BASE-5).
 *
 * @param <I> how it is identified
 * @param <V> how it is shown
 */
@Transactional
public abstract class MemberService<I, V extends MemberView> {

	private final String kind;

	private final String select;

	private final BranchService branches;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Recent<List<V>> recent;

	/**
	 * @param kind table and subject of the audit trail: practitioner or chair
	 */
	MemberService(String kind, BranchService branches, JdbcClient jdbc, AuditTrail audit) {
		this.kind = kind;
		this.select = """
				select m.id, m.code, m.name, m.branch_id, b.code as branch_code, m.active
				from %s m join branch b on b.id = m.branch_id
				""".formatted(kind);
		this.branches = branches;
		this.jdbc = jdbc;
		this.audit = audit;
		this.recent = new Recent<>(() -> jdbc.sql(this.select + "order by m.name, m.code").query(this::view).list());
	}

	abstract I identified(UUID id);

	abstract UUID value(I id);

	abstract V view(I id, String code, String name, BranchId branch, String branchCode, boolean active);

	/**
	 * Every one by name, those no longer in use too.
	 */
	@Transactional(readOnly = true)
	public List<V> all() {
		return this.recent.get();
	}

	/**
	 * Those one can choose.
	 */
	@Transactional(readOnly = true)
	public List<V> active() {
		return all().stream().filter(MemberView::active).toList();
	}

	@Transactional(readOnly = true)
	public Optional<V> find(String code) {
		return this.jdbc.sql(this.select + "where lower(m.code) = lower(:code)")
			.param("code", code.strip())
			.query(this::view)
			.optional();
	}

	@Transactional(readOnly = true)
	public V get(I id) {
		return this.jdbc.sql(this.select + "where m.id = :id")
			.param("id", value(id))
			.query(this::view)
			.optional()
			.orElseThrow(MemberService::unknown);
	}

	/**
	 * Adds one.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 * @throws Conflict when the code is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public I add(NewMember asked) {
		String code = asked.code().strip();
		var problems = new ArrayList<Problem>();
		Codes.code(code).ifPresent(problems::add);
		BranchId branch = check(asked, problems);
		if (find(code).isPresent()) {
			throw new Conflict("clinic.refusal.codeTaken", code).at("code");
		}
		I id = identified(Ids.next());
		this.jdbc.sql("""
				insert into %s (id, code, name, branch_id, active, version)
				values (:id, :code, :name, :branch, true, 0)""".formatted(this.kind))
			.param("id", value(id))
			.param("code", code)
			.param("name", asked.name().strip())
			.param("branch", branch.value())
			.update();
		changed("added", id, code);
		return id;
	}

	/**
	 * Changes name and branch; the code stays.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(I id, NewMember asked) {
		V known = get(id);
		Codes.sameCode(known.code(), asked.code());
		BranchId branch = check(asked, new ArrayList<>());
		this.jdbc
			.sql("update %s set name = :name, branch_id = :branch, version = version + 1 where id = :id"
				.formatted(this.kind))
			.param("id", value(id))
			.param("name", asked.name().strip())
			.param("branch", branch.value())
			.update();
		changed("changed", id, known.code());
	}

	/**
	 * Takes one out of use, or back into it.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void activate(I id, boolean active) {
		V known = get(id);
		this.jdbc.sql("update %s set active = :active, version = version + 1 where id = :id".formatted(this.kind))
			.param("id", value(id))
			.param("active", active)
			.update();
		changed(active ? "restored" : "retired", id, known.code());
	}

	private void changed(String what, I id, String code) {
		this.recent.changed();
		this.audit.record(this.kind + "." + what, this.kind, id, code);
	}

	private BranchId check(NewMember asked, List<Problem> problems) {
		Codes.name(asked.name()).ifPresent(problems::add);
		Optional<BranchView> branch = this.branches.find(asked.branch());
		if (branch.isEmpty()) {
			problems.add(new Problem("branch", "clinic.refusal.unknownBranch", asked.branch()));
		}
		Codes.refuse(problems);
		return branch.orElseThrow().id();
	}

	private V view(ResultSet row, int index) throws SQLException {
		return view(identified(row.getObject("id", UUID.class)), row.getString("code"), row.getString("name"),
				new BranchId(row.getObject("branch_id", UUID.class)), row.getString("branch_code"),
				row.getBoolean("active"));
	}

	private static NotFound unknown() {
		return new NotFound("shared.refusal.unknownId");
	}

}
