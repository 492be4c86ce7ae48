package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the pipelines do by themselves: what of it ran, and what the clinic may leave out
 * (BX-A5, BX-E3).
 */
@Service
@Transactional
public class AutomationService {

	private static final String CONFIRMATIONS = "confirmations";

	private final JdbcClient jdbc;

	private final ClinicTime time;

	private final AuditTrail audit;

	AutomationService(JdbcClient jdbc, ClinicTime time, AuditTrail audit) {
		this.jdbc = jdbc;
		this.time = time;
		this.audit = audit;
	}

	/** Whether patients are asked to confirm on the working day before. */
	@Transactional(readOnly = true)
	public boolean confirmations() {
		return this.jdbc.sql("select enabled from automation_setting where rule = :rule")
			.param("rule", CONFIRMATIONS)
			.query(Boolean.class)
			.single();
	}

	/** Says whether patients are asked to confirm. */
	@Requires(Right.EDIT_DIRECTORIES)
	public void askToConfirm(boolean on) {
		int changed = this.jdbc.sql("update automation_setting set enabled = :on where rule = :rule and enabled <> :on")
			.param("on", on)
			.param("rule", CONFIRMATIONS)
			.update();
		if (changed == 1) {
			this.audit.record("automation.changed", "automation", CONFIRMATIONS, on ? "on" : "off");
		}
	}

	/**
	 * How often deals were opened or moved by themselves lately, by why, the most
	 * frequent first.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.EDIT_DIRECTORIES)
	public Map<Why, Integer> ran(Duration lately) {
		Map<Why, Integer> ran = new LinkedHashMap<>();
		this.jdbc.sql("""
				select why, count(*) as moves from deal_move where at >= :from and why not in ('BY_HAND', 'UNDONE')
				group by why order by count(*) desc, why""")
			.param("from", this.time.now().minus(lately).atOffset(ZoneOffset.UTC))
			.query((row) -> {
				ran.put(Why.valueOf(row.getString("why")), row.getInt("moves"));
			});
		return ran;
	}

}
