package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentChanged;
import dental.cuspid.calendar.AppointmentEvent;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactMatch;
import dental.cuspid.messaging.ContactReceived;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Automation never doubles: delivered again, in another order, by several instances at
 * once, after a restart (complaint 4).
 */
@IntegrationTest
class AutomationOnceTests extends AutomationOnceCase {

	@Test
	void theCalendarsEventsDeliveredAgainAndOutOfOrderChangeNothing() throws Exception {
		var place = this.desk.open();
		PatientId patient = this.desk.patient("Twice");
		AppointmentId booked = this.boards.book(place, patient, Instant.now().plusSeconds(60));
		this.boards.await(patient, Stages.BOOKED);
		this.boards.calendar(() -> this.appointments.arrive(booked));
		this.boards.await(patient, Stages.CAME);
		List<String> before = logs(patient);
		List<Callable<Void>> again = new ArrayList<>();
		events(booked).reversed().forEach((event) -> again.addAll(java.util.Collections.nCopies(TIMES, () -> {
			this.calendar.on(event);
			return null;
		})));
		together(again);
		UUID late = UUID.randomUUID();
		this.calendar.on(new AppointmentChanged(late, booked, patient, AppointmentEvent.Kind.BOOKED, Instant.now()));
		await().until(() -> this.jdbc.sql("select exists (select 1 from automation_run where cause = :cause)")
			.param("cause", late.toString())
			.query(Boolean.class)
			.single());
		assertThat(logs(patient)).isEqualTo(before);
		assertThat(this.boards.of(patient, Pipeline.PATIENT_BASE)).hasSize(1);
		assertThat(this.boards.of(patient, Pipeline.COORDINATION)).hasSize(1);
	}

	@Test
	void aContactDeliveredByManyAtOnceOpensOneDeal() throws Exception {
		PatientId patient = registered();
		ContactId contact = CurrentStaff
			.asSystem(() -> this.inbound.receive(new ReceiveContact(ContactKind.CALL, phoneOf(patient), null, null,
					null, 0, null, null, null, null, Map.of(), null, UUID.randomUUID().toString())));
		var event = new ContactReceived(contact, ContactKind.CALL, ContactMatch.KNOWN, patient, Instant.now(), 0, null,
				null);
		await()
			.until(() -> CurrentStaff.asSystem(() -> this.inbound.ofPatient(patient, Instant.now().plusSeconds(60), 5))
				.size() == 1);
		together(java.util.Collections.nCopies(TIMES, () -> {
			this.contacts.on(event);
			return null;
		}));
		await().until(() -> this.boards.of(patient, Pipeline.APPOINTMENTS).size() == 1);
		assertThat(this.boards.of(patient, Pipeline.APPOINTMENTS).getFirst().requests()).isEqualTo(1);
		assertThat(tasks(patient, "MISSED_CALL")).isEqualTo(1);
		assertThat(tasks(patient, "NEXT_STEP")).isEqualTo(1);
	}

	@Test
	void whatAnInstanceLeftUndoneIsDeliveredAgain() {
		var place = this.desk.open();
		PatientId patient = this.desk.patient("Restart");
		AppointmentId booked = this.boards.book(place, patient, this.desk.at(this.desk.day(2), 11, 0));
		DealId card = this.boards.await(patient, Stages.BOOKED).id();
		await().until(() -> waiting(booked) == 0);
		// as if the instance had gone down between the calendar's commit and the board's
		this.jdbc.sql("delete from deal where id = :id").param("id", card.value()).update();
		this.jdbc
			.sql("delete from automation_run where rule = 'calendar' and cause in (select id::text from "
					+ "appointment_event where appointment_id = :id)")
			.param("id", booked.value())
			.update();
		this.jdbc.sql("""
				update event_publication set completion_date = null, status = 'PUBLISHED',
					publication_date = now() - interval '5 minutes'
				where serialized_event like '%' || :id || '%' and listener_id like '%CalendarAutomation%'""")
			.param("id", booked.toString())
			.update();
		this.publications.resubmitIncompletePublicationsOlderThan(java.time.Duration.ofMinutes(1));
		assertThat(this.boards.await(patient, Stages.BOOKED).appointment()).isEqualTo(booked);
		await().until(() -> waiting(booked) == 0);
		assertThat(this.boards.of(patient, Pipeline.APPOINTMENTS)).hasSize(1);
	}

}
