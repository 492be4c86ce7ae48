package dental.cuspid.pipelines;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports deals that stand still to the supervisor, once for each stay in a stage
 * (BX-E2).
 */
@Component
class StalledRun {

	private static final int BATCH = 200;

	private static final int MOST = 20_000;

	private final DealFlow flow;

	private final DealRepository deals;

	private final DealTasks tasks;

	private final DealLog log;

	private final DealQueries queries;

	private final StageClock clock;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	StalledRun(DealFlow flow, DealRepository deals, DealTasks tasks, DealLog log, DealQueries queries, StageClock clock,
			ClinicTime time, JdbcClient jdbc, TransactionTemplate transaction) {
		this.flow = flow;
		this.deals = deals;
		this.tasks = tasks;
		this.log = log;
		this.queries = queries;
		this.clock = clock;
		this.time = time;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	Done run() {
		int limits = 0;
		List<UUID> pending = pending();
		while (!pending.isEmpty() && limits < MOST) {
			pending.forEach((id) -> this.transaction.executeWithoutResult((status) -> clocks(id)));
			limits += pending.size();
			pending = pending();
		}
		List<UUID> stalled = stalled();
		int told = 0;
		for (UUID id : stalled) {
			told += Boolean.TRUE.equals(this.transaction.execute((status) -> tell(id))) ? 1 : 0;
		}
		return new Done(stalled.size(), told, limits);
	}

	private List<UUID> pending() {
		return this.jdbc.sql("select id from deal where stall_pending order by id limit :batch")
			.param("batch", BATCH)
			.query(UUID.class)
			.list();
	}

	/** A stage got another limit: it holds for the deals that stand in it too. */
	private void clocks(UUID id) {
		Deal deal = this.flow.hold(new DealId(id));
		StageView stage = this.flow.stage(deal.stage());
		deal.clocks(this.clock.due(stage, deal.branch(), deal.startsAt(), deal.enteredAt()),
				this.clock.stall(stage, deal.branch(), deal.enteredAt()));
		this.deals.saveAndFlush(deal);
	}

	private List<UUID> stalled() {
		return this.jdbc
			.sql("""
					select d.id from deal d where d.open and d.stall_at <= :now
						and (d.snoozed_until is null or d.snoozed_until <= :now) and not exists (select 1 from task t
							where t.kind = 'STALLED' and t.cause_type = 'deal' and t.cause_id = d.id || ':' || d.move_id || '@'
								|| coalesce(extract(epoch from d.snoozed_until)::bigint, 0))
					order by d.stall_at, d.id limit :most""")
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.param("most", MOST)
			.query(UUID.class)
			.list();
	}

	private boolean tell(UUID id) {
		Deal deal = this.flow.hold(new DealId(id));
		StageView stage = this.flow.stage(deal.stage());
		if (!deal.isOpen() || stage.stallAfterMinutes() == null) {
			return false;
		}
		String patient = this.queries.find(deal.id()).map(DealView::patientName).orElse("");
		return this.tasks.stalled(deal, stage, patient, this.time.now()).map((task) -> {
			this.log.note(deal.id(), Happening.STALLED, List.of(),
					Because.of(Why.STOOD_STILL, deal.stage()).cause("task", task));
			return true;
		}).orElse(false);
	}

	/**
	 * What a run did.
	 *
	 * @param stalled deals that stand still and were not reported yet
	 * @param reported tasks made
	 * @param limits deals that got a changed limit
	 */
	record Done(int stalled, int reported, int limits) {

	}

}
