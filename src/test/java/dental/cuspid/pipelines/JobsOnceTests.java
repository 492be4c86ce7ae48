package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the clock does happens once, however many instances do it (complaint 4).
 */
@IntegrationTest
class JobsOnceTests extends AutomationOnceCase {

	@Test
	void jobsOfSeveralInstancesAskReportAndOpenOnce() throws Exception {
		var place = this.desk.open();
		PatientId asked = registered();
		AppointmentId booked = this.boards.book(place, asked, this.desk.at(this.desk.day(1), 11, 0));
		this.boards.await(asked, Stages.BOOKED);
		PatientId waits = this.desk.lead("Stands still");
		DealId standing = this.boards.request(waits);
		this.jdbc.sql("update deal set stall_at = now() - interval '1 hour' where id = :id")
			.param("id", standing.value())
			.update();
		PatientId former = this.boards
			.admin(() -> this.patients.register(NewPatient.named("Former " + UUID.randomUUID(), "Ada")
				.opening(new OpeningHistory(3, java.time.LocalDate.now().minusYears(1), Money.of("0", "EUR")))
				.allowDuplicate(true)
				.build()));
		PatientId recent = this.boards
			.admin(() -> this.patients.register(NewPatient.named("Recent " + UUID.randomUUID(), "Ada")
				.opening(new OpeningHistory(3, java.time.LocalDate.now().minusDays(20), Money.of("0", "EUR")))
				.allowDuplicate(true)
				.build()));
		List<Callable<Void>> instances = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			instances.add(() -> run(this.confirmations::run));
			instances.add(() -> run(this.stalled::run));
			instances.add(() -> run(this.inactive::run));
		}
		together(instances);
		assertThat(this.jdbc.sql("select count(*) from message where cause_id like :cause")
			.param("cause", booked + "@%")
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(tasks(waits, "STALLED")).isEqualTo(1);
		assertThat(this.boards.log(standing))
			.contains("Reported to the supervisor: it stood in \"New request\" for longer than allowed");
		assertThat(this.boards.of(former, Pipeline.REACTIVATION)).extracting(DealView::stage)
			.containsExactly("HAD_VISITED");
		assertThat(this.boards.of(recent, Pipeline.PATIENT_BASE)).extracting(DealView::stage).containsExactly("BASE");
	}

	@Test
	void whoRefusedForGoodIsLeftAloneUntilTheyCall() {
		PatientId patient = this.boards
			.admin(() -> this.patients.register(NewPatient.named("Final " + UUID.randomUUID(), "Ada")
				.opening(new OpeningHistory(1, java.time.LocalDate.now().minusYears(2), Money.of("0", "EUR")))
				.phone("+49301" + (10_000_00 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 8_000_000L)))
				.allowDuplicate(true)
				.build()));
		run(this.inactive::run);
		DealId lost = this.boards.open(patient, Pipeline.REACTIVATION).orElseThrow().id();
		this.boards.admin(() -> this.deals.move(lost, MoveDeal.to("REFUSED").because("WENT_ELSEWHERE")));
		run(this.inactive::run);
		assertThat(this.boards.admin(() -> this.deals.ofPatient(patient, 10))).hasSize(1);
		CurrentStaff.asSystem(() -> this.inbound.receive(new ReceiveContact(ContactKind.CALL, phoneOf(patient), null,
				null, null, 60, null, null, null, null, Map.of(), null, UUID.randomUUID().toString())));
		this.boards.await(patient, Stages.NEW);
	}

	@Test
	void aStallIsReportedAgainAfterItWasAllowedToWait() {
		DealId id = this.boards.request(this.desk.lead("Snoozes"));
		late(id);
		run(this.stalled::run);
		this.boards.calendar(() -> this.deals.snooze(id, Instant.now().plusSeconds(3600), "Away until noon"));
		run(this.stalled::run);
		assertThat(tasks(this.boards.get(id).patient(), "STALLED")).isEqualTo(1);
		this.jdbc.sql("update deal set snoozed_until = now() - interval '1 minute' where id = :id")
			.param("id", id.value())
			.update();
		run(this.stalled::run);
		run(this.stalled::run);
		assertThat(tasks(this.boards.get(id).patient(), "STALLED")).isEqualTo(2);
	}

	@Test
	void countersFoldWhileDealsMove() throws Exception {
		var place = this.desk.open();
		List<Callable<Void>> work = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			PatientId patient = this.desk.lead("Fold " + i);
			work.add(() -> {
				DealId id = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient)
					.with(OpenDeal.Fields.from(place.branch(), null, null, Map.of(), null))));
				this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
				return null;
			});
			work.add(() -> {
				this.counts.fold();
				return null;
			});
		}
		together(work);
		this.counts.fold();
		var filter = new DealFilter(null, java.util.Set.of(), null, null, null, place.branch(), null, null, null, null,
				null, false, null, null, null, null);
		BoardView board = this.boards.admin(() -> this.deals.board(Pipeline.APPOINTMENTS, filter));
		assertThat(board.columns().get(0).count()).isZero();
		assertThat(board.columns().get(1).count()).isEqualTo(10);
		assertThat(this.jdbc.sql("select count(*) from stage_count where branch_id = :branch and stage = 'IN_WORK'")
			.param("branch", place.branch().value())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

}
