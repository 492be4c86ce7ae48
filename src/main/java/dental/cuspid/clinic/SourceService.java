package dental.cuspid.clinic;

import java.util.List;

import dental.cuspid.shared.Ids;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The directory of answers to "how did you hear of us" (BASE-1): grows with what is
 * typed, kept tidy in the settings.
 */
@Service
@Transactional
public class SourceService {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	SourceService(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * The sources that are offered, by name.
	 */
	@Transactional(readOnly = true)
	public List<String> all() {
		return this.jdbc.sql("select name from source where active order by lower(name)").query(String.class).list();
	}

	/**
	 * Every source, those no longer offered too.
	 */
	@Transactional(readOnly = true)
	public List<SourceView> listed() {
		return this.jdbc.sql("select name, active from source order by lower(name)")
			.query((row, index) -> new SourceView(row.getString("name"), row.getBoolean("active")))
			.list();
	}

	/**
	 * Puts a source into the directory unless it is there.
	 * @return the name as the directory writes it
	 * @throws RuleViolation when it is no name
	 */
	@Requires({ Right.EDIT_PATIENTS, Right.EDIT_DIRECTORIES, Right.IMPORT })
	public String remember(String name) {
		Codes.refuse(Codes.name(name).stream().toList());
		this.jdbc.sql("insert into source (id, name, active) values (:id, :name, true) on conflict do nothing")
			.param("id", Ids.next())
			.param("name", name.strip())
			.update();
		return this.jdbc.sql("select name from source where lower(name) = lower(:name)")
			.param("name", name.strip())
			.query(String.class)
			.single();
	}

	/**
	 * Offers a source, or no longer.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void offer(String name, boolean offered) {
		this.jdbc.sql("update source set active = :active where lower(name) = lower(:name)")
			.param("active", offered)
			.param("name", name.strip())
			.update();
		this.audit.record(offered ? "source.offered" : "source.retired", "source", name.strip(), null);
	}

	/**
	 * A source as the settings list it.
	 */
	public record SourceView(String name, boolean active) {

	}

}
