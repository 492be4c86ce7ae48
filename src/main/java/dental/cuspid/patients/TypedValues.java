package dental.cuspid.patients;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dental.cuspid.shared.EmailAddress;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was typed about a patient into clean values, and collects what cannot be
 * read, each at its field, so that a person sees all of it at once.
 */
final class TypedValues {

	static final int NAME = 100;

	static final int LINE = 200;

	static final int TEXT = 4000;

	private static final int MOST = 10;

	private static final int OLDEST = 130;

	private static final Set<String> LANGUAGES = Set.of("en", "de", "ru");

	private final String country;

	private final LocalDate today;

	private final List<Problem> problems = new ArrayList<>();

	TypedValues(String country, LocalDate today) {
		this.country = country;
		this.today = today;
	}

	PersonName name(PersonName typed, boolean required) {
		var name = new PersonName(line("salutation", typed.salutation(), NAME), line("title", typed.title(), NAME),
				orEmpty(line("lastName", typed.lastName(), NAME)), orEmpty(line("firstName", typed.firstName(), NAME)),
				line("middleName", typed.middleName(), NAME));
		if (required && name.lastName().isEmpty()) {
			refuse("lastName", "patients.refusal.lastName");
		}
		return name;
	}

	@Nullable LocalDate birthDate(@Nullable LocalDate date) {
		if (date != null && (date.isAfter(this.today) || date.isBefore(this.today.minusYears(OLDEST)))) {
			refuse("birthDate", "patients.refusal.birthDate");
		}
		return date;
	}

	List<PhoneNumber> phones(List<String> typed) {
		var phones = new ArrayList<PhoneNumber>();
		for (int i = 0; i < typed.size(); i++) {
			String field = "phones[" + i + "]";
			String text = line(field, typed.get(i), LINE);
			if (text == null) {
				continue;
			}
			var read = PhoneNumber.parse(text, this.country);
			if (read.isEmpty()) {
				refuse(field, "patients.refusal.phone", text);
			}
			else if (phones.stream().noneMatch((known) -> known.e164().equals(read.get().e164()))) {
				phones.add(read.get());
			}
		}
		atMost("phones", phones.size());
		return phones;
	}

	List<EmailAddress> emails(List<String> typed) {
		var emails = new ArrayList<EmailAddress>();
		for (int i = 0; i < typed.size(); i++) {
			String field = "emails[" + i + "]";
			String text = line(field, typed.get(i), LINE);
			if (text == null) {
				continue;
			}
			var read = EmailAddress.parse(text);
			if (read.isEmpty()) {
				refuse(field, "patients.refusal.email", text);
			}
			else if (!emails.contains(read.get())) {
				emails.add(read.get());
			}
		}
		atMost("emails", emails.size());
		return emails;
	}

	@Nullable String language(@Nullable String typed) {
		String text = line("language", typed, NAME);
		String language = (text != null) ? text.toLowerCase(Locale.ROOT) : null;
		if (language != null && !LANGUAGES.contains(language)) {
			refuse("language", "patients.refusal.language");
		}
		return language;
	}

	@Nullable WalletAddress wallet(@Nullable String typed) {
		String text = line("walletAddress", typed, LINE);
		if (text == null) {
			return null;
		}
		var read = WalletAddress.parse(text);
		if (read.isEmpty()) {
			refuse("walletAddress", "patients.refusal.wallet");
		}
		return read.orElse(null);
	}

	OpeningHistory opening(OpeningHistory opening) {
		LocalDate last = opening.lastVisitOn();
		if (opening.visits() < 0) {
			refuse("opening.visits", "patients.refusal.openingVisits");
		}
		if (last != null && (last.isAfter(this.today) || last.isBefore(this.today.minusYears(OLDEST)))) {
			refuse("opening.lastVisitOn", "patients.refusal.openingLastVisit");
		}
		if (opening.paid().isNegative()) {
			refuse("opening.paid", "patients.refusal.openingPaid");
		}
		return opening;
	}

	Map<String, String> utm(Map<String, String> typed) {
		var utm = new TreeMap<String, String>();
		typed.forEach((name, value) -> {
			String key = line("utm", name, NAME);
			String text = line("utm", value, LINE);
			if (key != null && text != null) {
				utm.put(key, text);
			}
		});
		if (utm.size() > MOST) {
			refuse("utm", "patients.refusal.tooMany", MOST);
		}
		return utm;
	}

	/**
	 * A text on one line, or null where nothing was typed.
	 */
	@Nullable String line(String field, @Nullable String typed, int max) {
		return text(field, (typed != null) ? typed.replaceAll("\\p{Cntrl}+", " ") : null, max);
	}

	/**
	 * A text of several lines, or null where nothing was typed.
	 */
	@Nullable String text(String field, @Nullable String typed, int max) {
		if (typed == null) {
			return null;
		}
		String clean = Normalizer.normalize(typed, Normalizer.Form.NFC)
			.replace("\r\n", "\n")
			.replaceAll("[\\p{Cs}\\p{Cf}]|[\\p{Cntrl}&&[^\\n\\t]]", "")
			.strip();
		if (clean.length() > max) {
			refuse(field, "patients.refusal.tooLong", max);
		}
		return clean.isEmpty() ? null : clean;
	}

	void refuse(String field, String code, Object... args) {
		this.problems.add(new Problem(field, code, args));
	}

	/**
	 * Says everything that was refused, if anything was.
	 */
	void settle() {
		if (!this.problems.isEmpty()) {
			throw new RuleViolation(this.problems);
		}
	}

	private void atMost(String field, int count) {
		if (count > MOST) {
			refuse(field, "patients.refusal.tooMany", MOST);
		}
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
