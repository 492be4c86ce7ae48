package dental.cuspid.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.demo.DemoStays.Stay;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way of the deals through the last weeks: who asked for a time, how long they
 * waited, when they were booked, confirmed, came, and what followed. The same visits have
 * the same past.
 */
@Component
class DemoCourse {

	private static final long SEED = 41_120;

	private static final List<String> REFUSALS = List.of("TOO_EXPENSIVE", "CHANGED_MIND", "WENT_ELSEWHERE");

	/** Plan steps that bring a deal into a stage. */
	private static final Map<String, String> PLANNED = Map.of("PLAN_DRAWN_UP", "SUBMITTED", "PLAN_AGREED", "APPROVED",
			"PRESENTED", "PRESENTED", "CONSENT_RECEIVED", "CONSENTED", "CONTRACT_SIGNED", "SIGNED", "REFUSED",
			"REFUSED");

	private static final List<String> COORDINATION = List.of("TO_WORK_THROUGH", "IN_WORK", "PLAN_DRAWN_UP",
			"PLAN_AGREED", "PRESENTED", "CONSENT_RECEIVED", "CONTRACT_SIGNED");

	private final DealService deals;

	private final DemoStays stays;

	private final JdbcClient jdbc;

	private final ClinicTime time;

	DemoCourse(DealService deals, DemoStays stays, JdbcClient jdbc, ClinicTime time) {
		this.deals = deals;
		this.stays = stays;
		this.jdbc = jdbc;
		this.time = time;
	}

	/** The call centre talks to some patients of the base. */
	int base() {
		return by("PATIENT_BASE", List.of("CHOOSING_TIME", "REFUSED", "IN_WORK", "", "CHOOSING_TIME", "", "IN_WORK"),
				21);
	}

	/** The coordinator works first visits through, the oldest first. */
	int coordination() {
		return by("COORDINATION", List.of("IN_WORK", "REFUSED", "IN_WORK", "IN_WORK", "IN_WORK"), 10);
	}

	private int by(String pipeline, List<String> ends, int most) {
		List<UUID> found = this.jdbc
			.sql("""
					select d.id from deal d join patient p on p.id = d.patient_id
					where d.pipeline = :pipeline and d.open and d.stage in ('BASE', 'TO_WORK_THROUGH')
					order by case when d.pipeline = 'COORDINATION' then (select starts_at from deal where id = d.parent_id) end,
						p.last_name, p.first_name, d.id limit :most""")
			.param("pipeline", pipeline)
			.param("most", most)
			.query(UUID.class)
			.list();
		for (int i = 0; i < found.size(); i++) {
			String end = ends.get(i % ends.size());
			var deal = new DealId(found.get(i));
			if (!end.isEmpty()) {
				this.deals.move(deal, MoveDeal.to("IN_WORK"));
			}
			if (end.equals("REFUSED")) {
				this.deals.move(deal, MoveDeal.to(end).because(REFUSALS.get(i % REFUSALS.size())));
			}
			else if (end.equals("CHOOSING_TIME")) {
				this.deals.move(deal, MoveDeal.to(end));
			}
		}
		return found.size();
	}

	/**
	 * Gives every deal its past.
	 * @param hand who takes requests
	 */
	int past(StaffId hand) {
		Map<UUID, Instant> ended = new HashMap<>();
		List<Past> all = this.jdbc.sql("""
				select d.id, d.pipeline, d.stage, d.parent_id, d.plan_id, d.open,
					case when d.appointment_id is null then null else d.starts_at end as visit,
					p.last_name || p.first_name as name
				from deal d join patient p on p.id = d.patient_id
				where d.parent_id is not null or d.appointment_id is not null or d.plan_id is not null
				order by d.created_at, d.id""")
			.query((row, index) -> new Past(row.getObject("id", UUID.class),
					Pipeline.valueOf(row.getString("pipeline")), row.getString("stage"),
					row.getObject("parent_id", UUID.class), row.getObject("plan_id", UUID.class),
					row.getBoolean("open"),
					(row.getTimestamp("visit") != null) ? row.getTimestamp("visit").toInstant() : null,
					row.getString("name")))
			.list();
		for (Past deal : all) {
			Random random = new Random(SEED + deal.name().hashCode() * 31L + deal.pipeline().ordinal()
					+ ((deal.visit() != null) ? deal.visit().getEpochSecond() : 0));
			List<Instant> times = (deal.visit() != null) ? booked(deal, deal.visit(), hand, random)
					: (deal.plan() != null) ? planned(deal, hand, random) : followed(deal, ended, random);
			this.stays.times(deal.id(), times);
			ended.put(deal.id(), times.getLast());
		}
		return all.size();
	}

	/** Half of the bookings began as a request; most are confirmed the day before. */
	private List<Instant> booked(Past deal, Instant visit, StaffId hand, Random random) {
		Instant now = this.time.now().minusSeconds(60);
		boolean over = !deal.open();
		Instant end = earlier(deal.stage().equals("NO_SHOW") ? visit.plus(minutes(random, 15, 30))
				: visit.minus(minutes(random, 1, 12)), now);
		Instant asked = over ? visit.minus(minutes(random, 20 * 60, 28 * 60)) : now.minus(minutes(random, 20, 16 * 60));
		Instant booking = (over ? asked : earlier(asked, visit.minus(Duration.ofHours(3))))
			.minus(minutes(random, 90, 12 * 24 * 60));
		List<Stay> known = this.stays.of(deal.id());
		List<Stay> before = new ArrayList<>();
		Instant at = booking;
		boolean request = random.nextBoolean() && !known.getFirst().stage().equals("CHOOSING_TIME");
		if (request) {
			for (String stage : List.of("CHOOSING_TIME", "IN_WORK", "NEW")) {
				Duration took = switch (stage) {
					case "NEW" -> minutes(random, 2, (random.nextInt(8) == 0) ? 150 : 25);
					case "IN_WORK" -> minutes(random, 15, 300);
					default -> minutes(random, 30, 40 * 60);
				};
				before.addFirst(Stay.in(stage, at, took));
				at = at.minus(took);
			}
		}
		if (over) {
			before.add(new Stay(null, "BOOKED", booking));
			if (random.nextInt(4) > 0) {
				before.add(new Stay(null, "CONFIRMED", asked));
			}
		}
		if (!before.isEmpty() && known.stream().noneMatch((stay) -> stay.stage().equals("CHOOSING_TIME"))) {
			this.stays.before(deal.id(), deal.pipeline(), before, hand.value(), random);
		}
		else {
			before = List.of();
		}
		List<Instant> times = new ArrayList<>(before.stream().map(Stay::at).toList());
		for (Stay stay : known) {
			times.add(switch (stay.stage()) {
				case "BOOKED" -> booking;
				case "CONFIRMED" -> asked;
				case "CAME", "NO_SHOW" -> end;
				default -> booking.minus(minutes(random, 30, 900));
			});
		}
		Collections.sort(times);
		return times;
	}

	/** The steps of the plan say when the deal went on. */
	private List<Instant> planned(Past deal, StaffId hand, Random random) {
		Map<String, Instant> steps = new HashMap<>();
		this.jdbc.sql("select kind, max(at) as at from plan_step where plan_id = :plan group by kind")
			.param("plan", deal.plan())
			.query((row) -> {
				steps.put(row.getString("kind"), row.getTimestamp("at").toInstant());
			});
		Instant drawn = steps.getOrDefault("DRAWN_UP", this.time.now().minus(Duration.ofDays(5)));
		List<Stay> known = this.stays.of(deal.id());
		int reached = Math.max(0, COORDINATION.indexOf(known.getFirst().stage()));
		List<Stay> before = COORDINATION.subList(0, reached)
			.stream()
			.map((stage) -> new Stay(null, stage, at(stage, steps, drawn)))
			.toList();
		if (!before.isEmpty()) {
			this.stays.before(deal.id(), deal.pipeline(), before, hand.value(), random);
		}
		List<Instant> times = new ArrayList<>();
		Instant last = Instant.EPOCH;
		for (Stay stay : this.stays.of(deal.id())
			.stream()
			.sorted(java.util.Comparator.comparingInt((stay) -> order(stay.stage())))
			.toList()) {
			Instant at = at(stay.stage(), steps, drawn);
			last = at.isAfter(last) ? at : last.plusSeconds(60);
			times.add(earlier(last, this.time.now().minusSeconds(30)));
		}
		return times;
	}

	private static Instant at(String stage, Map<String, Instant> steps, Instant drawn) {
		return switch (stage) {
			case "TO_WORK_THROUGH" -> drawn.minus(Duration.ofHours(20));
			case "IN_WORK" -> drawn;
			default -> steps.getOrDefault(PLANNED.getOrDefault(stage, ""), drawn.plus(Duration.ofHours(8)));
		};
	}

	private static int order(String stage) {
		int at = COORDINATION.indexOf(stage);
		return (at < 0) ? COORDINATION.size() : at;
	}

	/** What another deal brought along began with its end. */
	private List<Instant> followed(Past deal, Map<UUID, Instant> ended, Random random) {
		Instant now = this.time.now().minusSeconds(60);
		Instant begun = ended.getOrDefault(deal.parent(), now.minus(minutes(random, 60, 5 * 24 * 60)));
		List<Instant> times = new ArrayList<>(List.of(begun.plusSeconds(1)));
		int more = this.stays.of(deal.id()).size() - 1;
		// talked to in the last days, however long ago it began
		Instant talked = later(begun, now.minus(Duration.ofHours(deal.open() ? 30 : 90)));
		long room = Duration.between(talked, now).toMinutes();
		for (int i = 0; i < more; i++) {
			talked = talked.plus(Duration.ofMinutes(Math.round(room * (0.2 + 0.6 * random.nextDouble()) / more)));
			times.add(talked);
		}
		return times;
	}

	private static Duration minutes(Random random, int least, int most) {
		return Duration.ofSeconds(60L * least + random.nextInt(60 * (most - least)));
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/**
	 * A deal whose past is to be told.
	 *
	 * @param visit when it is booked for
	 * @param name of the patient
	 */
	private record Past(UUID id, Pipeline pipeline, String stage, @Nullable UUID parent, @Nullable UUID plan,
			boolean open, @Nullable Instant visit, String name) {

	}

}
