package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom and what a replay concerns, gathered until there is enough to be written in one
 * statement.
 */
final class ReplayBatches implements Replay.Sink {

	private static final int TOGETHER = 1_000;

	private final JdbcClient jdbc;

	private final UUID replay;

	private final List<Patient> patients = new ArrayList<>();

	private final Map<Side, Receipts> beside = new HashMap<>();

	ReplayBatches(JdbcClient jdbc, UUID replay) {
		this.jdbc = jdbc;
		this.replay = replay;
	}

	@Override
	public void patient(UUID patient, int receipts, BigDecimal today, BigDecimal rule) {
		this.patients.add(new Patient(patient, receipts, today, rule));
		if (this.patients.size() >= TOGETHER) {
			writePatients();
		}
	}

	@Override
	public void beside(ReplayCliffs.Beside one) {
		var side = new Side(one.edge(), one.kind());
		Receipts receipts = this.beside.computeIfAbsent(side, (key) -> new Receipts());
		receipts.ids.add(one.receipt().id());
		receipts.tested.add(one.tested());
		receipts.differences.add(one.difference());
		if (receipts.ids.size() >= TOGETHER) {
			write(side, receipts);
		}
	}

	/** Writes what is left. */
	void write() {
		writePatients();
		this.beside.forEach(this::write);
	}

	private void writePatients() {
		if (this.patients.isEmpty()) {
			return;
		}
		this.jdbc.sql("""
				insert into cashback_replay_patient (replay_id, patient_id, receipts, before, after, difference)
				select :id, patient, receipts, before, after, after - before
				from unnest(cast(:patients as uuid[]), cast(:receipts as int[]), cast(:before as numeric[]),
					cast(:after as numeric[])) as got (patient, receipts, before, after)""")
			.param("id", this.replay)
			.param("patients", this.patients.stream().map(Patient::id).toArray(UUID[]::new))
			.param("receipts", this.patients.stream().map(Patient::receipts).toArray(Integer[]::new))
			.param("before", this.patients.stream().map(Patient::today).toArray(BigDecimal[]::new))
			.param("after", this.patients.stream().map(Patient::rule).toArray(BigDecimal[]::new))
			.update();
		this.patients.clear();
	}

	private void write(Side side, Receipts receipts) {
		if (receipts.ids.isEmpty()) {
			return;
		}
		this.jdbc.sql("""
				insert into cashback_replay_beside (replay_id, edge, kind, part, receipts, tested, differences)
				values (:id, :edge, :kind, :part, cast(:receipts as uuid[]), cast(:tested as numeric[]),
					cast(:differences as numeric[]))""")
			.param("id", this.replay)
			.param("edge", side.edge())
			.param("kind", side.kind().name())
			.param("part", receipts.part)
			.param("receipts", receipts.ids.toArray(UUID[]::new))
			.param("tested", receipts.tested.toArray(BigDecimal[]::new))
			.param("differences", receipts.differences.toArray(BigDecimal[]::new))
			.update();
		receipts.part++;
		receipts.ids.clear();
		receipts.tested.clear();
		receipts.differences.clear();
	}

	private record Patient(UUID id, int receipts, BigDecimal today, BigDecimal rule) {

	}

	private record Side(BigDecimal edge, ReplayResult.Cliff.Kind kind) {

	}

	private static final class Receipts {

		private int part;

		private final List<UUID> ids = new ArrayList<>();

		private final List<BigDecimal> tested = new ArrayList<>();

		private final List<BigDecimal> differences = new ArrayList<>();

	}

}
