package dental.cuspid.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Requests and people to win back in every stage, some of them standing still.
 */
@Component
class DemoDeals {

	private static final List<Wish> REQUESTS = List.of(
			new Wish("Lorenz, Birgit", "NEW", 6, "ZE-CROWN", "Asked for a callback", null),
			new Wish("Lindholm, Greta", "NEW", 55, "KC-EXAM", "Form on the website: aligners", null),
			new Wish("Dvořák, Marek", "IN_WORK", 35, "ZE-BRIDGE", "Wants to know what a bridge costs", null),
			new Wish("Yıldız, Selin", "IN_WORK", 190, "IP-PZR", "Prefers mornings", null),
			new Wish("Thieme, Oskar", "IN_WORK", 60 * 30, "KC-FILL1", "Answer by e-mail", null),
			new Wish("Holm, Agnes", "CHOOSING_TIME", 120, "IP-PZR", "Offered Thursday 16:00", null),
			new Wish("Brandt, Viktor", "CHOOSING_TIME", 60 * 24 * 5, "ZE-CROWN", "Waits for the shift plan", null),
			new Wish("Achterberg, Rosa", "CHOOSING_TIME", 60 * 26, "IP-KID", "Three check-ups together", null),
			new Wish("Ebner, Lukas", "NO_SHOW", 300, "KC-ROOT", null, "TOO_EXPENSIVE"),
			new Wish("Weiland, Dora", "NO_SHOW", 900, "IP-PZR", null, "WENT_ELSEWHERE"));

	private static final List<Wish> LOST = List.of(
			new Wish("Kralj, Ivo", "SHOWED_ACTIVITY", 25, "IP-PZR", "Called yesterday", null),
			new Wish("Петренко, Оксана", "IN_WORK", 60 * 24 * 3, "KC-EXAM", "Third attempt, try evenings", null),
			new Wish("Sandvik, Emil", "IN_WORK", 60 * 4, "KC-FILL3", "Moved house", null),
			new Wish("Quandt, Hella", "REFUSED", 60 * 24 * 2, "IP-PZR", null, "WENT_ELSEWHERE"),
			new Wish("Farkas, Bence", "REFUSED", 60 * 24 * 6, "ZE-BRIDGE", null, "TOO_EXPENSIVE"));

	private final DealService deals;

	private final PatientService patients;

	private final ClinicTime time;

	private final DemoStays stays;

	DemoDeals(DealService deals, PatientService patients, ClinicTime time, DemoStays stays) {
		this.deals = deals;
		this.patients = patients;
		this.time = time;
		this.stays = stays;
	}

	int requests(DemoLoader.Places places) {
		REQUESTS.forEach((wish) -> open(Pipeline.APPOINTMENTS, wish, places));
		LOST.forEach((wish) -> open(Pipeline.REACTIVATION, wish, places));
		return REQUESTS.size() + LOST.size();
	}

	private void open(Pipeline pipeline, Wish wish, DemoLoader.Places places) {
		String[] name = wish.name().split(", ");
		PatientId patient = this.patients.register(NewPatient.named(name[0], name[1])
			.phones(List.of("+4930231259%02d".formatted(Math.floorMod(wish.name().hashCode(), 100))))
			.source(wish.minutes() % 2 == 0 ? "Web search" : "Recommendation", null)
			.allowDuplicate(true)
			.lead()
			.build());
		BranchId branch = places.branches().get(DemoDirectory.MITTE);
		var fields = new OpenDeal.Fields(null, price(wish), null, branch, null, places.services().get(wish.service()),
				null, null, null, null, wish.comment(), null, null, null);
		String first = (pipeline == Pipeline.REACTIVATION) ? "SHOWED_ACTIVITY" : "NEW";
		DealId id = this.deals.open(OpenDeal.of(pipeline, patient).at(first).with(fields));
		if (!wish.stage().equals(first)) {
			this.deals.move(id, MoveDeal.to("IN_WORK"));
			if (!wish.stage().equals("IN_WORK")) {
				this.deals.move(id, MoveDeal.to(wish.stage()).because(wish.reason()));
			}
		}
		this.stays.times(id.value(), times(id, wish));
	}

	/** It stands there for a while and stood in each stage before for a while too. */
	private List<Instant> times(DealId id, Wish wish) {
		Instant at = this.time.now().minus(Duration.ofMinutes(wish.minutes()));
		List<Instant> times = new ArrayList<>(List.of(at));
		int before = this.stays.of(id.value()).size() - 1;
		for (int i = 0; i < before; i++) {
			int most = (i + 1 < before) ? 360 : 45;
			at = at.minus(Duration.ofMinutes(3 + Math.floorMod(wish.name().hashCode() * 31 + i, most)));
			times.addFirst(at);
		}
		return times;
	}

	private static BigDecimal price(Wish wish) {
		return DemoDirectory.SERVICES.stream()
			.filter((service) -> service.code().equals(wish.service()))
			.findFirst()
			.orElseThrow()
			.price();
	}

	/**
	 * A deal to be.
	 *
	 * @param name surname, first name
	 * @param minutes how long it stands there
	 * @param service the service's code
	 */
	private record Wish(String name, String stage, int minutes, String service, @Nullable String comment,
			@Nullable String reason) {

	}

}
