package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Refusal;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No path skips a gate: random walks over the boards by menu, bulk, API, automation and
 * calendar leave no deal where the gate would not have let it (choice "Gates").
 */
@IntegrationTest
class GatePathsTests {

	private static final int STEPS = 40;

	@Autowired
	private DealService deals;

	@Autowired
	private DealFlow flow;

	@Autowired
	private StageService stages;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private TestStaff people;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext application;

	@LocalServerPort
	private int port;

	private Desk desk;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 7, 42, 20261122 })
	void noPathSkipsAGate(long seed) {
		var random = new Random(seed);
		var place = this.desk.open();
		var api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		List<DealId> all = new ArrayList<>();
		for (Pipeline pipeline : Pipeline.values()) {
			PatientId patient = this.desk.patient("Walk " + seed);
			StageRef first = (pipeline == Pipeline.REACTIVATION) ? Stages.NEVER_VISITED : Stages.first(pipeline);
			all.add(this.boards.admin(() -> this.deals.open(OpenDeal.of(pipeline, patient).at(first.code()))));
		}
		for (int step = 0; step < STEPS; step++) {
			DealId id = all.get(random.nextInt(all.size()));
			DealView deal = this.boards.get(id);
			if (!deal.open()) {
				continue;
			}
			List<StageView> ways = this.boards.admin(() -> this.stages.of(deal.pipeline()));
			StageRef target = ways.get(random.nextInt(ways.size())).ref();
			String reason = random.nextBoolean() ? "CHANGED_MIND" : null;
			try {
				walk(random, api, place, deal, target, reason);
			}
			catch (Refusal | AccessDeniedException expected) {
				assertThat(this.boards.get(id).stage()).as("refused: %s", expected.getMessage())
					.isEqualTo(deal.stage());
			}
			everyDealStandsWhereItMay(seed);
		}
	}

	private void walk(Random random, ApiClient api, Desk.Place place, DealView deal, StageRef target, String reason) {
		MoveDeal asked = MoveDeal.to(target).because(reason);
		switch (random.nextInt(6)) {
			case 0 -> this.boards.admin(() -> this.deals.move(deal.id(), asked));
			case 1 -> this.boards.admin(() -> this.deals.moveAll(List.of(deal.id()), Map.of(), asked));
			case 2 -> {
				var body = new java.util.HashMap<String, Object>(Map.of("stage", target.code()));
				if (reason != null) {
					body.put("reason", reason);
				}
				assertThat(
						api.send("POST", "/deals/" + deal.id() + "/move", body, UUID.randomUUID().toString()).status())
					.isIn(200, 409, 422);
			}
			case 3 -> CurrentStaff.asSystem(() -> this.transaction.execute(
					(status) -> this.flow.advance(this.flow.hold(deal.id()), target, asked, Because.of(Why.CONTACT))));
			case 4 -> this.people.as(() -> this.deals.move(deal.id(), asked), Role.COORDINATOR);
			default -> {
				if (deal.pipeline() == Pipeline.APPOINTMENTS && deal.appointment() == null) {
					AppointmentId booked = this.boards.admin(() -> this.appointments
						.book(new dental.cuspid.calendar.BookAppointment(deal.patient(), place.berger(), place.branch(),
								place.filling(), Instant.now().plusSeconds(5), 5, null, "squeezed in", null)));
					this.boards.await(deal.patient(), Stages.BOOKED);
					assertThat(this.boards.get(deal.id()).appointment()).isEqualTo(booked);
				}
			}
		}
	}

	private void everyDealStandsWhereItMay(long seed) {
		assertThat(this.jdbc
			.sql("""
					select d.stage from deal d join patient p on p.id = d.patient_id
					where p.last_name = :name and d.outcome is distinct from 'TAKEN_BACK' and not case d.pipeline || '/' || d.stage
						when 'APPOINTMENTS/BOOKED' then d.appointment_id is not null and d.practitioner_id is not null
							and d.service_id is not null and d.branch_id is not null and d.starts_at is not null
						when 'APPOINTMENTS/CONFIRMED' then d.appointment_id is not null
						when 'APPOINTMENTS/CAME' then d.appointment_id is not null
						when 'COORDINATION/PLAN_AGREED' then exists (select 1 from deal_move m join staff_user_role r
							on r.staff_user_id = m.staff_id and r.role = 'HEAD_PHYSICIAN' where m.id = d.move_id)
						when 'COORDINATION/CONTRACT_SIGNED' then false
						when 'PATIENT_BASE/UNDER_TREATMENT' then false
						when 'REACTIVATION/HAD_VISITED' then false
						else true end""")
			.param("name", "Walk " + seed)
			.query(String.class)
			.list()).isEmpty();
		assertThat(this.jdbc.sql("""
				select count(*) from deal d join patient p on p.id = d.patient_id where p.last_name = :name
					and d.outcome = 'REFUSAL' and coalesce(d.refusal_reason, '') = ''""")
			.param("name", "Walk " + seed)
			.query(Integer.class)
			.single()).isZero();
	}

}
