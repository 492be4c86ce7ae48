package dental.cuspid.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.DealFilter;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests and people to win back in every stage, some of them standing still.
 */
@Component
class DemoDeals {

	private static final List<Wish> REQUESTS = List.of(new Wish("NEW", 6, "IMP-ENG", "Asked for a callback", null),
			new Wish("NEW", 48, "PROPH", "Form on the website: aligners", null),
			new Wish("IN_WORK", 35, "IMPL", "Wants to know what an implant costs", null),
			new Wish("IN_WORK", 190, "PROPH", "Prefers mornings", null),
			new Wish("IN_WORK", 60 * 30, "FILL", "Answer by e-mail", null),
			new Wish("CHOOSING_TIME", 120, "PROPH", "Offered Thursday 16:00", null),
			new Wish("CHOOSING_TIME", 60 * 24 * 4, "CROWN", "Waits for the shift plan", null),
			new Wish("CHOOSING_TIME", 60 * 26, "FILL", "Three check-ups together", null),
			new Wish("NO_SHOW", 300, "FILL", null, "TOO_EXPENSIVE"),
			new Wish("NO_SHOW", 900, "PROPH", null, "WENT_ELSEWHERE"));

	private static final List<Wish> LOST = List.of(new Wish("SHOWED_ACTIVITY", 25, "PROPH", "Called yesterday", null),
			new Wish("IN_WORK", 60 * 24 * 3, "PROPH", "Third attempt, try evenings", null),
			new Wish("IN_WORK", 60 * 4, "FILL", "Moved house", null));

	private static final int REQUEST = 3;

	private static final int BACK = 53;

	private final DealService deals;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	DemoDeals(DealService deals, ClinicTime time, JdbcClient jdbc) {
		this.deals = deals;
		this.time = time;
		this.jdbc = jdbc;
	}

	int requests(List<PatientId> patients, DemoLoader.Places places) {
		return open(Pipeline.APPOINTMENTS, REQUESTS, patients, places, REQUEST)
				+ open(Pipeline.REACTIVATION, LOST, patients, places, BACK);
	}

	private int open(Pipeline pipeline, List<Wish> wishes, List<PatientId> patients, DemoLoader.Places places,
			int first) {
		int opened = 0;
		for (int i = 0; i < wishes.size(); i++) {
			PatientId patient = patients.get((first + i * 2) % patients.size());
			boolean has = !this.deals.list(DealFilter.of(pipeline, null, patient, true), null, 1).items().isEmpty();
			if (!has) {
				open(pipeline, wishes.get(i), patient, places);
				opened++;
			}
		}
		return opened;
	}

	private void open(Pipeline pipeline, Wish wish, PatientId patient, DemoLoader.Places places) {
		Map<String, ServiceId> services = places.services();
		ServiceId service = services.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(wish.service()))
			.sorted(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseGet(() -> services.values().iterator().next());
		BranchId branch = places.branches().get(DemoDirectory.MITTE);
		var fields = new OpenDeal.Fields(null, null, null, branch, null, service, null, null, null, null,
				wish.comment(), null, null, null);
		String first = (pipeline == Pipeline.REACTIVATION) ? "SHOWED_ACTIVITY" : "NEW";
		DealId id = this.deals.open(OpenDeal.of(pipeline, patient)
			.at(first)
			.with(fields));
		if (!wish.stage().equals(first)) {
			this.deals.move(id, MoveDeal.to("IN_WORK"));
			if (!wish.stage().equals("IN_WORK")) {
				this.deals.move(id, MoveDeal.to(wish.stage()).because(wish.reason()));
			}
		}
		age(id, Duration.ofMinutes(wish.minutes()));
	}

	/** It happened a while ago; its limit began to run then. */
	private void age(DealId id, Duration ago) {
		Instant now = this.time.now();
		for (String sql : List.of("""
				update deal set stage_entered_at = :then, created_at = least(created_at, :then),
					rank_at = case when stall_at is null then :then else stall_at - (stage_entered_at - :then) end,
					stall_at = stall_at - (stage_entered_at - :then), due_at = due_at - (stage_entered_at - :then),
					closed_at = case when closed_at is null then null else :then end where id = :id""", """
				update deal_stage_entry set entered_at = entered_at - make_interval(mins => :ago),
					left_at = left_at - make_interval(mins => :ago) where deal_id = :id""")) {
			this.jdbc.sql(sql)
				.param("id", id.value())
				.param("then", now.minus(ago).atOffset(ZoneOffset.UTC))
				.param("ago", (int) ago.toMinutes())
				.update();
		}
	}

	/**
	 * A deal to be.
	 *
	 * @param minutes how long it stands there
	 * @param service beginning of the service's code
	 */
	private record Wish(String stage, int minutes, String service, @Nullable String comment, @Nullable String reason) {

	}

}
