package dental.cuspid.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.OpeningHours.Interval;
import dental.cuspid.demo.DemoVisit.Fate;
import dental.cuspid.demo.DemoVisit.Pay;

/**
 * Fills the practitioners' days: two weeks back, today densely, two weeks ahead. Each
 * practitioner has a chair of their own, so nothing overlaps.
 */
class DemoSchedule {

	private static final int DAYS_BACK = 14;

	private static final int DAYS_AHEAD = 14;

	/** Patients after these are the ones entered twice; they have no visits. */
	private static final int WITHOUT_VISITS = 2;

	private static final List<Pay> PAYMENTS = List.of(Pay.CARD, Pay.CARD, Pay.CARD, Pay.CARD, Pay.CASH, Pay.CASH,
			Pay.INSURANCE, Pay.TRANSFER, Pay.TWO_TENDERS, Pay.INTERNAL_ACCOUNT, Pay.BONUS, Pay.PART, Pay.NOTHING,
			Pay.REFUND_PART, Pay.CARD, Pay.CASH, Pay.REFUND_ALL);

	private static final List<String> HYGIENE = List.of("IP-PZR", "IP-PZR", "PAR-UPT", "IP-KID", "IP-SEAL");

	private static final List<String> TREATMENT = List.of("KC-EXAM", "KC-EXAM", "KC-FILL1", "KC-FILL3", "KC-ROOT",
			"ZE-CROWN", "IMP-HEAL", "PAR-INIT", "KFO-CHECK", "GN-SPLINT", "KC-EXTR");

	private static final List<String> EXTRAS = List.of("KC-XRAY", "IP-FLU", "KC-OPG", "MAT-BRUSH");

	private final Random random;

	private final int patients;

	private final LocalDateTime now;

	private int paid;

	DemoSchedule(Random random, int patients, LocalDateTime now) {
		this.random = random;
		this.patients = patients - WITHOUT_VISITS;
		this.now = now;
	}

	List<DemoVisit> visits() {
		List<DemoVisit> visits = new ArrayList<>();
		for (int day = -DAYS_BACK; day <= DAYS_AHEAD; day++) {
			LocalDate date = this.now.toLocalDate().plusDays(day);
			List<Integer> waiting = new ArrayList<>(IntStream.range(0, this.patients).boxed().toList());
			Collections.shuffle(waiting, this.random);
			for (int i = 0; i < DemoDirectory.PRACTITIONERS.size(); i++) {
				day(i, date, day, waiting, visits);
			}
		}
		visits.sort(Comparator.comparing(DemoVisit::at));
		return List.copyOf(visits);
	}

	private void day(int practitioner, LocalDate date, int distance, List<Integer> waiting, List<DemoVisit> visits) {
		var person = DemoDirectory.PRACTITIONERS.get(practitioner);
		for (Interval open : person.hours().on(date.getDayOfWeek())) {
			LocalTime at = open.from().plusMinutes(15L * this.random.nextInt(4));
			int most = (distance == 0) ? 9
					: (distance == 1) ? 6 : (distance < 0) ? 1 + this.random.nextInt(2) : Math.max(1, 4 - distance / 4);
			for (int n = 0; n < most && !waiting.isEmpty(); n++) {
				String code = DemoPlan.pick(this.random, person.hygienist() ? HYGIENE : TREATMENT);
				int minutes = minutes(code);
				if (at.toSecondOfDay() + minutes * 60 > open.to().toSecondOfDay()) {
					break;
				}
				visits.add(visit(waiting.removeLast(), practitioner, code, date.atTime(at), minutes));
				at = at.plusMinutes(minutes + 15L * this.random.nextInt((distance == 0) ? 3 : 8));
				if (at.isBefore(open.from())) {
					break;
				}
			}
		}
	}

	private DemoVisit visit(int patient, int practitioner, String code, LocalDateTime at, int minutes) {
		List<String> services = new ArrayList<>(List.of(code));
		if (this.random.nextInt(3) == 0) {
			services.add(DemoPlan.pick(this.random, EXTRAS));
		}
		Fate fate = fate(at, minutes, this.random.nextInt(100));
		Pay pay = (fate == Fate.COMPLETED) ? PAYMENTS.get(this.paid++ % PAYMENTS.size()) : Pay.NOTHING;
		return new DemoVisit(patient, practitioner, List.copyOf(services), at, minutes, fate, pay);
	}

	private Fate fate(LocalDateTime at, int minutes, int chance) {
		if (at.plusMinutes(minutes).isBefore(this.now)) {
			return (chance < 6) ? Fate.NO_SHOW : (chance < 10) ? Fate.CANCELLED : Fate.COMPLETED;
		}
		if (at.minusMinutes(10).isBefore(this.now)) {
			return Fate.ARRIVED;
		}
		boolean soon = at.toLocalDate().isBefore(this.now.toLocalDate().plusDays(2));
		if (chance < 6) {
			return Fate.CANCELLED;
		}
		return (soon && chance < 70) ? Fate.CONFIRMED : Fate.BOOKED;
	}

	private static int minutes(String code) {
		return DemoDirectory.SERVICES.stream()
			.filter((service) -> service.code().equals(code))
			.map(NewService::durationMinutes)
			.findFirst()
			.orElseThrow();
	}

}
