package dental.cuspid.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dental.cuspid.demo.DemoNames.Name;

/**
 * What the demo clinic looks like on a day: people, past visits, today and the days to
 * come. Decided by a fixed seed and the time alone, so the same day gives the same
 * clinic.
 *
 * @param history visits of the time before this product, oldest first
 * @param visits visits of the last two weeks, today and the days to come, by start
 * @param balances what the patients bring on their accounts
 */
record DemoPlan(List<DemoPatient> patients, List<History> history, List<DemoVisit> visits, List<Balance> balances) {

	private static final long SEED = 20_190_524;

	private static final int HISTORY_DAYS = 400;

	static final List<String> SOURCES = List.of("Recommendation", "Web search", "Map search", "Signboard",
			"Insurance list", "Social media");

	private static final List<String> COMMENTS = List.of("Call after 6 pm.", "Afraid of injections.",
			"Prefers short appointments.", "Uses a wheelchair, chair 1 only.", "Takes blood thinners.",
			"Wants estimates in writing.");

	static DemoPlan of(LocalDateTime now) {
		var random = new Random(SEED);
		List<DemoPatient> patients = patients(random, now.toLocalDate());
		List<History> history = history(random, patients, now.toLocalDate());
		List<DemoVisit> visits = new DemoSchedule(new Random(SEED + now.toLocalDate().toEpochDay()), patients.size(),
				now)
			.visits();
		return new DemoPlan(patients, history, visits, balances(random, patients.size(), visits));
	}

	private static List<DemoPatient> patients(Random random, LocalDate today) {
		List<DemoPatient> patients = new ArrayList<>();
		List<Name> names = new ArrayList<>(DemoNames.GERMAN);
		names.addAll(DemoNames.RUSSIAN);
		names.addAll(DemoNames.ENGLISH);
		for (int i = 0; i < names.size(); i++) {
			patients.add(patient(random, names.get(i), i, today));
		}
		for (int i = 0; i < 8; i++) {
			patients.add(relative(random, patients.get(i * 5), i, today));
		}
		patients
			.add(twin(named(patients, "Hohenstein-Brückner"), new Name("de", "Hohenstein", "Marie-Luise", "", true)));
		patients.add(twin(named(patients, "Волошин"), new Name("ru", "Волошин", "Дима", "", false)));
		return List.copyOf(patients);
	}

	private static DemoPatient patient(Random random, Name name, int index, LocalDate today) {
		LocalDate birth = today.minusDays(19 * 365L + random.nextInt(62 * 365));
		List<String> phones = new ArrayList<>(List.of(phone(name.language(), index)));
		if (name.language().equals("de") && random.nextInt(3) == 0) {
			phones.add("+493023125" + (300 + index));
		}
		boolean mail = random.nextInt(5) > 0;
		boolean known = random.nextInt(9) == 0;
		return new DemoPatient(name, birth, phones, mail ? "patient" + (101 + index) + "@example.org" : null,
				pick(random, SOURCES), (random.nextInt(6) == 0) ? pick(random, COMMENTS) : null,
				(random.nextInt(4) == 0) ? "coordinator" : null, (random.nextInt(6) == 0) ? wallet(random) : null,
				random.nextInt(4) > 0, known ? 2 + random.nextInt(9) : 0,
				known ? today.minusDays(420 + random.nextInt(300)) : null,
				known ? BigDecimal.valueOf(180 + 5L * random.nextInt(300)) : BigDecimal.ZERO);
	}

	/** A child of the same household, reached by the same phone. */
	private static DemoPatient relative(Random random, DemoPatient parent, int index, LocalDate today) {
		List<String> given = List.of("Jonas", "Lotte", "Mats", "Ida", "Finn", "Ella", "Paul", "Clara");
		Name name = new Name(parent.name().language(), parent.name().lastName(), given.get(index), "", index % 2 == 1);
		return new DemoPatient(name, today.minusDays(4 * 365L + random.nextInt(11 * 365)), parent.phones(), null,
				"Recommendation", null, null, null, false, 0, null, BigDecimal.ZERO);
	}

	private static DemoPatient named(List<DemoPatient> patients, String lastName) {
		return patients.stream()
			.filter((patient) -> patient.name().lastName().equals(lastName))
			.findFirst()
			.orElseThrow();
	}

	/** The same person, entered a second time by somebody in a hurry. */
	private static DemoPatient twin(DemoPatient first, Name name) {
		return new DemoPatient(name, first.birthDate(), first.phones().subList(0, 1), null, null, null, null, null,
				false, 0, null, BigDecimal.ZERO);
	}

	private static String phone(String language, int index) {
		return switch (language) {
			case "de" -> "+4917139200%02d".formatted(index);
			case "ru" -> "+7700000%04d".formatted(1100 + index * 7);
			default ->
				(index % 4 == 0) ? "+1212555%04d".formatted(100 + index % 100) : "+447700900%03d".formatted(index);
		};
	}

	private static String wallet(Random random) {
		var address = new StringBuilder("0x");
		for (int i = 0; i < 40; i++) {
			address.append(Character.forDigit(random.nextInt(16), 16));
		}
		return address.toString();
	}

	private static List<History> history(Random random, List<DemoPatient> patients, LocalDate today) {
		List<History> history = new ArrayList<>();
		for (int i = 0; i < patients.size() - 2; i++) {
			int visits = (random.nextInt(10) < 7) ? 1 + random.nextInt(3) : 0;
			for (int n = 0; n < visits; n++) {
				LocalDate day = today.minusDays(16 + random.nextInt(HISTORY_DAYS - 16));
				var service = pick(random, DemoDirectory.SERVICES.subList(0, 23));
				history.add(new History(i, (random.nextInt(3) == 0) ? DemoDirectory.WEST : DemoDirectory.MITTE,
						service.code(), day.atTime(9 + random.nextInt(8), 15 * random.nextInt(4)), service.price(),
						pick(random, List.of("CARD", "CARD", "CASH", "INSURANCE", "BANK_TRANSFER"))));
			}
		}
		history.sort(java.util.Comparator.comparing(History::at));
		return List.copyOf(history);
	}

	private static List<Balance> balances(Random random, int patients, List<DemoVisit> visits) {
		List<Balance> balances = new ArrayList<>();
		for (int i = 0; i < patients - 2; i += 4) {
			switch (random.nextInt(3)) {
				case 0 -> balances.add(new Balance(i, "INTERNAL", BigDecimal.valueOf(20L * (1 + random.nextInt(3)))));
				case 1 -> balances.add(new Balance(i, "BONUS", BigDecimal.valueOf(550 + 25L * random.nextInt(160), 2)));
				default ->
					balances.add(new Balance(i, "DENTACOIN", BigDecimal.valueOf(50L * (2 + random.nextInt(30)))));
			}
		}
		for (DemoVisit visit : visits) {
			boolean value = visit.pay() == DemoVisit.Pay.INTERNAL_ACCOUNT || visit.pay() == DemoVisit.Pay.BONUS;
			String account = (visit.pay() == DemoVisit.Pay.BONUS) ? "BONUS" : "INTERNAL";
			if (value && balances.stream()
				.noneMatch((known) -> known.patient() == visit.patient() && known.account().equals(account))) {
				balances.add(new Balance(visit.patient(), account, BigDecimal.valueOf(20)));
			}
		}
		return List.copyOf(balances);
	}

	static <T> T pick(Random random, List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	/**
	 * A visit of the time before this product.
	 *
	 * @param patient position in the list of patients
	 * @param service code
	 * @param tender name of the tender
	 */
	record History(int patient, String branch, String service, LocalDateTime at, BigDecimal paid, String tender) {

	}

	/**
	 * What a patient brought on an account.
	 *
	 * @param patient position in the list of patients
	 * @param account name of the account
	 */
	record Balance(int patient, String account, BigDecimal amount) {

	}

}
