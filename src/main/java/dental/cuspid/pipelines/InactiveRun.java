package dental.cuspid.pipelines;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientsImported;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows up those who stopped coming (BX-D2), and gives everybody who was ever here a
 * place in the base (choice "Cold start").
 */
@Component
class InactiveRun {

	private static final int BATCH = 500;

	private static final int MOST = 100_000;

	/** The day of a patient's last visit, imported ones included. */
	private static final String LAST = """
			greatest(p.opening_last_visit_on, (select max((a.starts_at at time zone :zone)::date) from appointment a
				where a.patient_id = p.id and a.state in ('ARRIVED', 'COMPLETED')))""";

	private final DealFlow flow;

	private final PatientFacts patients;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	InactiveRun(DealFlow flow, PatientFacts patients, ClinicSettingsService settings, ClinicTime time, JdbcClient jdbc,
			TransactionTemplate transaction) {
		this.flow = flow;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	Done run() {
		int opened = coldStart();
		int moved = 0;
		List<UUID> inactive = inactive();
		for (UUID id : inactive) {
			moved += Boolean.TRUE.equals(this.transaction.execute((status) -> move(new DealId(id)))) ? 1 : 0;
		}
		return new Done(inactive.size(), moved, opened);
	}

	private List<UUID> inactive() {
		return this.jdbc.sql("""
				select d.id from deal d join patient p on p.id = d.patient_id
				where d.open and d.pipeline = 'PATIENT_BASE' and d.stage in ('UNDER_TREATMENT', 'BASE')
					and coalesce(""" + LAST + """
				, (d.created_at at time zone :zone)::date) <= :since
					and not exists (select 1 from appointment a where a.patient_id = p.id
						and a.state in ('BOOKED', 'CONFIRMED') and a.starts_at > :now)
				order by d.id limit :most""")
			.param("zone", this.time.zone().getId())
			.param("since", since())
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.param("most", MOST)
			.query(UUID.class)
			.list();
	}

	private LocalDate since() {
		return this.time.today().minusMonths(this.settings.current().inactivityMonths());
	}

	private boolean move(DealId id) {
		Deal deal = this.flow.hold(id);
		boolean waits = deal.isOpen()
				&& (deal.stage().equals(Stages.BASE) || deal.stage().equals(Stages.UNDER_TREATMENT));
		return waits && this.flow
			.advance(deal, Stages.BASE_REFUSED, MoveDeal.to(Stages.BASE_REFUSED).because(RefusalReason.INACTIVE.name()),
					Because.of(Why.INACTIVE))
			.isPresent();
	}

	/** Each deal in a transaction of its own, however many a file brought. */
	@Async
	@TransactionalEventListener
	void on(PatientsImported event) {
		CurrentStaff.asSystem(this::coldStart);
	}

	/**
	 * Opens a deal for each patient with visits and none open; never for one who refused
	 * for good.
	 * @return how many
	 */
	int coldStart() {
		int opened = 0;
		List<Waiting> waiting = waiting();
		while (!waiting.isEmpty() && opened < MOST) {
			for (Waiting patient : waiting) {
				this.transaction.executeWithoutResult((status) -> start(patient));
			}
			opened += waiting.size();
			waiting = waiting();
		}
		return opened;
	}

	private List<Waiting> waiting() {
		LocalDate since = since();
		return this.jdbc
			.sql("select p.id, " + LAST
					+ """
							 as last_visit from patient p
							where (p.opening_visits > 0 or p.opening_last_visit_on is not null or exists (select 1 from appointment a
									where a.patient_id = p.id and a.state = 'COMPLETED'))
								and not exists (select 1 from deal d where d.patient_id = p.id
									and (d.open or d.pipeline = 'REACTIVATION' and d.outcome = 'REFUSAL'))
							order by p.id limit :batch""")
			.param("zone", this.time.zone().getId())
			.param("batch", BATCH)
			.query((row, index) -> {
				LocalDate last = row.getObject("last_visit", LocalDate.class);
				return new Waiting(new PatientId(row.getObject("id", UUID.class)),
						last != null && !last.isAfter(since));
			})
			.list();
	}

	private void start(Waiting waiting) {
		this.patients.hold(waiting.patient());
		Because because = Because.of(Why.COLD_START);
		if (waiting.inactive()) {
			this.flow.toReactivation(waiting.patient(), null, because);
		}
		else {
			this.flow.toBase(waiting.patient(), null, because);
		}
	}

	/**
	 * A patient without a deal.
	 */
	private record Waiting(PatientId patient, boolean inactive) {

	}

	/**
	 * What a run did.
	 *
	 * @param inactive patients without a visit for too long
	 * @param moved of whom so many went over to reactivation
	 * @param opened deals opened for patients who had none
	 */
	record Done(int inactive, int moved, int opened) {

	}

}
