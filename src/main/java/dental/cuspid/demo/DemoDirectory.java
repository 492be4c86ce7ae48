package dental.cuspid.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.OpeningHours;
import dental.cuspid.clinic.OpeningHours.Interval;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;

/**
 * The demo clinic "Linden Dental": its places, people and services. Nobody and nothing
 * here exists; phone numbers are from ranges kept free for stories.
 */
final class DemoDirectory {

	static final String CLINIC = "Linden Dental";

	static final String MITTE = "MITTE";

	static final String WEST = "WEST";

	/** Open every day, so that the demo clinic's today is never empty. */
	static final OpeningHours EVERY_DAY = hours("08:00", "20:00", "09:00", "16:00", "10:00", "16:00");

	static final OpeningHours WEEKDAYS = hours("08:00", "18:00", null, null, null, null);

	static final List<User> USERS = List.of(
			new User("frontdesk", "Sofia Lindqvist", "en", MITTE, "director", Role.FRONT_DESK),
			new User("callcentre", "Аружан Сейтова", "ru", MITTE, "director", Role.CALL_CENTRE),
			new User("coordinator", "Nora Feldmann", "de", MITTE, "physician", Role.COORDINATOR),
			new User("relations", "Tarik Aydın", "de", MITTE, "director", Role.PATIENT_RELATIONS),
			new User("finance", "Margarethe Vogt", "de", WEST, "director", Role.FINANCE),
			new User("physician", "Dr. Anna Berger", "de", MITTE, "director", Role.HEAD_PHYSICIAN),
			new User("marketing", "Liam Ashworth", "en", null, "director", Role.MARKETING),
			new User("director", "Dr. Helena Linden", "en", null, null, Role.DIRECTOR),
			new User("administrator", "Jakob Petersen", "en", null, "director", Role.ADMINISTRATOR));

	static final List<Practitioner> PRACTITIONERS = List.of(
			new Practitioner("BERGER", "Dr. Anna Berger", MITTE, "M1", "Chair 1"),
			new Practitioner("RAHIMI", "Dr. Farid Rahimi", MITTE, "M2", "Chair 2"),
			new Practitioner("SOKOLOVA", "Dr. Елена Соколова", MITTE, "M3", "Chair 3"),
			new Practitioner("LENZ", "Katja Lenz (hygiene)", MITTE, "M4", "Hygiene"),
			new Practitioner("OKAFOR", "Dr. Chidi Okafor", WEST, "W1", "West 1"),
			new Practitioner("WINTER", "Jule Winter (hygiene)", WEST, "W2", "West 2"));

	static final List<NewService> SERVICES = List.of(service("IP-PZR", "Professional cleaning", "IP", "95", 45, 5),
			service("IP-FLU", "Fluoride varnish", "IP", "28", 15, 5),
			service("IP-SEAL", "Fissure sealant, one tooth", "IP", "35", 20, 0),
			service("IP-KID", "Children's prophylaxis", "IP", "45", 30, 0),
			service("KC-EXAM", "Examination and consultation", "KONS_CHIR", "55", 30, 0),
			service("KC-XRAY", "Digital X-ray, single", "KONS_CHIR", "22", 15, 0),
			service("KC-OPG", "Panoramic X-ray", "KONS_CHIR", "68", 15, 0),
			service("KC-FILL1", "Composite filling, one surface", "KONS_CHIR", "98", 45, 3),
			service("KC-FILL3", "Composite filling, three surfaces", "KONS_CHIR", "165", 60, 3),
			service("KC-ROOT", "Root canal treatment", "KONS_CHIR", "480", 90, 2),
			service("KC-EXTR", "Extraction", "KONS_CHIR", "120", 30, 0),
			service("KC-WISD", "Wisdom tooth removal", "KONS_CHIR", "260", 60, 0),
			service("PAR-INIT", "Periodontal therapy, quadrant", "PAR", "210", 60, 2),
			service("PAR-UPT", "Periodontal maintenance", "PAR", "110", 45, 5),
			service("ZE-CROWN", "Ceramic crown", "ZE", "890", 90, 2),
			service("ZE-BRIDGE", "Bridge, three units", "ZE", "1950", 90, 2),
			service("ZE-DENT", "Full denture", "ZE", "1250", 60, 2),
			service("IMP-PLACE", "Implant placement", "IMP", "1480", 90, 2),
			service("IMP-HEAL", "Implant healing check", "IMP", "85", 30, 0),
			service("IMP-CROWN", "Crown on implant", "IMP", "1180", 60, 2),
			service("KFO-START", "Aligner start", "KFO", "1900", 60, 2),
			service("KFO-CHECK", "Aligner check", "KFO", "75", 30, 0),
			service("GN-SPLINT", "Occlusal splint", "GNATH", "390", 45, 3),
			service("MAT-BRUSH", "Home care set", "MATERIAL", "24", 5, 0));

	private DemoDirectory() {
	}

	private static OpeningHours hours(String from, String to, @Nullable String saturdayFrom,
			@Nullable String saturdayTo, @Nullable String sundayFrom, @Nullable String sundayTo) {
		Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			switch (day) {
				case SATURDAY -> put(week, day, saturdayFrom, saturdayTo);
				case SUNDAY -> put(week, day, sundayFrom, sundayTo);
				default -> put(week, day, from, to);
			}
		}
		return new OpeningHours(week);
	}

	private static void put(Map<DayOfWeek, List<Interval>> week, DayOfWeek day, @Nullable String from,
			@Nullable String to) {
		if (from != null && to != null) {
			week.put(day, List.of(new Interval(LocalTime.parse(from), LocalTime.parse(to))));
		}
	}

	private static NewService service(String code, String name, String category, String price, int minutes,
			int percent) {
		var cashback = (percent > 0) ? new CashbackSetting(CashbackSetting.Type.PERCENT, BigDecimal.valueOf(percent))
				: new CashbackSetting(CashbackSetting.Type.NONE, null);
		return new NewService(code, name, category, new BigDecimal(price), minutes, cashback);
	}

	/**
	 * Somebody who works here.
	 */
	record User(String username, String name, String language, @Nullable String branch, @Nullable String supervisor,
			Role role) {

	}

	/**
	 * Somebody who treats, always at the same chair.
	 */
	record Practitioner(String code, String name, String branch, String chair, String chairName) {

		boolean hygienist() {
			return this.code.equals("LENZ") || this.code.equals("WINTER");
		}

		OpeningHours hours() {
			return this.branch.equals(MITTE) ? EVERY_DAY : WEEKDAYS;
		}

	}

}
