package dental.cuspid.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
 * Revenue categories: the nine of WL-17 and the clinic's own.
 */
@Service
@Transactional
public class RevenueCategoryService {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	RevenueCategoryService(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * All categories, the product's first.
	 */
	@Transactional(readOnly = true)
	public List<RevenueCategory> all() {
		return this.jdbc.sql("select code, name from revenue_category order by position, code")
			.query((row, index) -> new RevenueCategory(row.getString("code"), row.getString("name")))
			.list();
	}

	@Transactional(readOnly = true)
	public Optional<RevenueCategory> find(String code) {
		return this.jdbc.sql("select code, name from revenue_category where upper(code) = :code")
			.param("code", code.strip().toUpperCase(Locale.ROOT))
			.query((row, index) -> new RevenueCategory(row.getString("code"), row.getString("name")))
			.optional();
	}

	/**
	 * Adds a category of the clinic's own.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 * @throws Conflict when the code is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void add(String code, String name) {
		var problems = new ArrayList<Problem>();
		Codes.code(code.strip()).ifPresent(problems::add);
		Codes.name(name).ifPresent(problems::add);
		Codes.refuse(problems);
		if (find(code).isPresent()) {
			throw new Conflict("clinic.refusal.codeTaken", code.strip()).at("code");
		}
		this.jdbc.sql("insert into revenue_category (code, name, position) values (:code, :name, 100)")
			.param("code", code.strip())
			.param("name", name.strip())
			.update();
		this.audit.record("category.added", "revenue_category", code.strip(), name.strip());
	}

	/**
	 * Gives a category a name of the clinic's own, also one the product brought along.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void rename(String code, String name) {
		RevenueCategory known = find(code).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
		Codes.refuse(Codes.name(name).stream().toList());
		this.jdbc.sql("update revenue_category set name = :name where code = :code")
			.param("name", name.strip())
			.param("code", known.code())
			.update();
		this.audit.record("category.renamed", "revenue_category", known.code(), name.strip());
	}

}
