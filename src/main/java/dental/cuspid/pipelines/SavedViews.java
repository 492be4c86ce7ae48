package dental.cuspid.pipelines;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The filters a person keeps by name, each person's own (BX-F1).
 */
@Service
@Transactional
public class SavedViews {

	private static final int NAME = 60;

	private static final int QUERY = 1500;

	private static final int MOST = 20;

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final ClinicTime time;

	SavedViews(JdbcClient jdbc, CurrentStaff current, ClinicTime time) {
		this.jdbc = jdbc;
		this.current = current;
		this.time = time;
	}

	/** The acting person's views of a pipeline by name. */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<SavedView> of(Pipeline pipeline) {
		return this.jdbc.sql(
				"select id, name, query from deal_saved_view where staff_id = :me and pipeline = :pipeline order by name")
			.param("me", me())
			.param("pipeline", pipeline.name())
			.query((row, index) -> new SavedView(row.getObject("id", UUID.class), row.getString("name"),
					row.getString("query")))
			.list();
	}

	/**
	 * Keeps a filter; one of the same name is replaced.
	 * @param query as it stands in the address
	 * @throws RuleViolation when there is no name or there are too many
	 */
	@Requires(Right.READ_PATIENTS)
	public void save(Pipeline pipeline, String name, String query) {
		if (name.isBlank() || name.length() > NAME || name.chars().anyMatch(Character::isISOControl)) {
			throw new RuleViolation("boards.refusal.viewName", NAME).at("name");
		}
		if (query.length() > QUERY) {
			throw new RuleViolation("boards.refusal.viewQuery").at("name");
		}
		if (of(pipeline).size() >= MOST) {
			throw new RuleViolation("boards.refusal.views", MOST).at("name");
		}
		this.jdbc.sql("""
				insert into deal_saved_view (id, staff_id, pipeline, name, query, created_at)
				values (:id, :me, :pipeline, :name, :query, :now)
				on conflict on constraint uq_deal_saved_view_name do update set query = excluded.query""")
			.param("id", Ids.next())
			.param("me", me())
			.param("pipeline", pipeline.name())
			.param("name", name.strip())
			.param("query", query)
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Forgets a view of one's own. */
	@Requires(Right.READ_PATIENTS)
	public void remove(UUID id) {
		this.jdbc.sql("delete from deal_saved_view where id = :id and staff_id = :me")
			.param("id", id)
			.param("me", me())
			.update();
	}

	private UUID me() {
		return this.current.actor().id().value();
	}

	/**
	 * A filter with a name.
	 */
	public record SavedView(UUID id, String name, String query) {

	}

}
