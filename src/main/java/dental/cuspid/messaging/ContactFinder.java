package dental.cuspid.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.DuplicateView;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.EmailAddress;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds whose number or address it is (choices "Leads", "Names"): one patient, a
 * household that shares it, or nobody yet, for whom an account without card number is
 * opened.
 */
@Component
class ContactFinder {

	private static final int NAME = 80;

	private final DuplicateFinder accounts;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final JdbcClient jdbc;

	ContactFinder(DuplicateFinder accounts, PatientService patients, ClinicSettingsService settings, JdbcClient jdbc) {
		this.accounts = accounts;
		this.patients = patients;
		this.settings = settings;
		this.jdbc = jdbc;
	}

	/**
	 * Number and address as they are matched; hidden callers and extensions have none.
	 */
	Address address(ContactStory story) {
		String country = this.settings.current().country();
		String phone = null;
		String email = null;
		for (String text : new String[] { story.phone(), story.email(), story.sender() }) {
			if (text != null && text.contains("@")) {
				email = (email != null) ? email : EmailAddress.parse(text).map(EmailAddress::value).orElse(null);
			}
			else if (text != null) {
				phone = (phone != null) ? phone : PhoneNumber.parse(text, country).map(PhoneNumber::e164).orElse(null);
			}
		}
		return new Address(phone, email);
	}

	/**
	 * Whose contact it is.
	 * @param open whether an account is opened for somebody unknown
	 */
	Found find(Address address, ContactStory story, boolean open) {
		if (address.isEmpty()) {
			return new Found(ContactMatch.NOBODY, null);
		}
		lock(address);
		List<PatientBrief> known = this.accounts.find(address.probe()).stream().map(DuplicateView::patient).toList();
		if (known.size() > 1 && story.name() != null) {
			List<PatientBrief> named = known.stream().filter((patient) -> same(patient.name(), story.name())).toList();
			known = (named.size() == 1) ? named : known;
		}
		if (known.size() == 1) {
			return new Found(ContactMatch.KNOWN, known.getFirst().id());
		}
		if (!known.isEmpty()) {
			return new Found(ContactMatch.SHARED, null);
		}
		return open ? new Found(ContactMatch.LEAD, lead(address, story)) : new Found(ContactMatch.NOBODY, null);
	}

	/** Everybody with this number or address. */
	List<PatientId> everyone(Address address) {
		return address.isEmpty() ? List.of()
				: this.accounts.find(address.probe()).stream().map((found) -> found.patient().id()).toList();
	}

	private PatientId lead(Address address, ContactStory story) {
		try {
			return this.patients.register(lead(address, story, story.name()));
		}
		catch (RuleViolation ex) {
			return this.patients.register(lead(address, story, null));
		}
	}

	private static NewPatient lead(Address address, ContactStory story, @Nullable String name) {
		String given = (name != null) ? name.replaceAll("[\\p{Cntrl}<>]", " ").strip() : "";
		String whole = given.substring(0, Math.min(given.length(), NAME)).strip();
		int space = whole.lastIndexOf(' ');
		var lead = NewPatient.named(whole.substring(space + 1), (space > 0) ? whole.substring(0, space) : "")
			.phones((address.phone() != null) ? List.of(address.phone()) : List.of())
			.emails((address.email() != null) ? List.of(address.email()) : List.of())
			.allowDuplicate(true)
			.lead();
		return (name != null) ? lead.utm(story.utm()).build() : lead.build();
	}

	/** Two events of one unknown person at once open one account. */
	private void lock(Address address) {
		var keys = new ArrayList<String>();
		if (address.phone() != null) {
			keys.add(address.phone());
		}
		if (address.email() != null) {
			keys.add(address.email());
		}
		keys.stream()
			.sorted()
			.forEach((key) -> this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
				.param("key", "address " + key)
				.query((row, index) -> Boolean.TRUE)
				.single());
	}

	private static boolean same(String listed, String name) {
		return words(listed).equals(words(name));
	}

	private static List<String> words(String name) {
		return java.util.Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
			.filter((word) -> !word.isEmpty())
			.sorted()
			.toList();
	}

	/** Number in international form and address in lower case. */
	record Address(@Nullable String phone, @Nullable String email) {

		boolean isEmpty() {
			return this.phone == null && this.email == null;
		}

		DuplicateProbe probe() {
			return new DuplicateProbe(null, null, null, (this.phone != null) ? List.of(this.phone) : List.of(),
					(this.email != null) ? List.of(this.email) : List.of(), null, null);
		}

	}

	/** Whose it is. */
	record Found(ContactMatch match, @Nullable PatientId patient) {

	}

}
