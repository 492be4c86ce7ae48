package dental.cuspid.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the text of an event, the clinic's own before the shipped one, and fills it in.
 */
@Component
class Texts {

	static final List<String> LANGUAGES = List.of("en", "de", "ru");

	private final Map<String, MessageEvent> events;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	private final ClinicSettingsService settings;

	private final BranchService branches;

	private final DuplicateFinder accounts;

	Texts(List<MessageEvent> events, JdbcClient jdbc, MessageSource messages, ClinicSettingsService settings,
			BranchService branches, DuplicateFinder accounts) {
		this.events = new TreeMap<>(events.stream().collect(Collectors.toMap(MessageEvent::key, Function.identity())));
		this.jdbc = jdbc;
		this.messages = messages;
		this.settings = settings;
		this.branches = branches;
		this.accounts = accounts;
	}

	Collection<MessageEvent> events() {
		return this.events.values();
	}

	MessageEvent event(String key) {
		return Optional.ofNullable(this.events.get(key))
			.orElseThrow(() -> new NotFound("messaging.refusal.unknownEvent", key));
	}

	Text text(MessageEvent event, Medium medium, String language) {
		return this.jdbc.sql("""
				select subject, body from message_template
				where event = :event and medium = :medium and language = :language""")
			.param("event", event.key())
			.param("medium", medium.name())
			.param("language", language)
			.query((row, index) -> new Text(row.getString("subject"), row.getString("body"), true))
			.optional()
			.orElseGet(() -> shipped(event, medium, language));
	}

	Text shipped(MessageEvent event, Medium medium, String language) {
		String subject = (medium == Medium.EMAIL) ? message(event.texts() + "SUBJECT", language) : null;
		return new Text(subject, message(event.texts() + medium.name(), language), false);
	}

	/**
	 * Fills a text in. Where several patients share the number an SMS goes to, it says
	 * whom it is for.
	 */
	Text filled(Text text, Map<String, String> values, Medium medium, @Nullable Person person) {
		String body = TemplateText.render(text.body(), values);
		if (medium == Medium.SMS && person != null && !person.firstName().isBlank()
				&& !body.contains(person.firstName()) && sharesPhone(person)) {
			body = person.firstName() + ": " + body;
		}
		String subject = (text.subject() != null)
				? TemplateText.render(text.subject(), values).replaceAll("\\p{Cntrl}+", " ") : null;
		return new Text(subject, body, text.own());
	}

	/** What every text may say of the clinic and the person. */
	Map<String, String> common(@Nullable Person person) {
		var clinic = this.settings.current();
		var values = new HashMap<String, String>();
		values.put("clinic", clinic.name());
		values.put("clinicPhone",
				this.branches.active()
					.stream()
					.map(BranchView::phone)
					.filter((phone) -> phone != null && !phone.isBlank())
					.findFirst()
					.flatMap((phone) -> PhoneNumber.parse(phone, clinic.country()))
					.map((phone) -> PhoneNumber.display(phone.e164(), ""))
					.orElse(""));
		if (person != null) {
			values.put("patient", person.name());
			values.put("firstName", person.firstName());
		}
		return values;
	}

	Optional<Person> person(PatientId patient) {
		return this.jdbc.sql("""
				select concat_ws(' ', title, nullif(first_name, ''), nullif(last_name, '')) as name, first_name,
					language, array(select phone ->> 'e164' from jsonb_array_elements(phones) phone) as numbers
				from patient where id = :patient""")
			.param("patient", patient.value())
			.query((row, index) -> new Person(patient, row.getString("name"), row.getString("first_name"),
					row.getString("language"), List.of((String[]) row.getArray("numbers").getArray())))
			.optional();
	}

	/** The language a person reads, else the clinic's. */
	String language(@Nullable Person person) {
		String own = (person != null) ? person.language() : null;
		String language = (own != null) ? own : this.settings.current().language();
		return LANGUAGES.contains(language) ? language : "en";
	}

	private boolean sharesPhone(Person person) {
		return !person.phones().isEmpty() && !this.accounts
			.find(new DuplicateProbe(null, null, null, person.phones(), List.of(), null, person.id()))
			.isEmpty();
	}

	private String message(String code, String language) {
		return this.messages.getMessage(code, null, Locale.of(language));
	}

	record Text(@Nullable String subject, String body, boolean own) {

	}

	/** Who is written to. */
	record Person(PatientId id, String name, String firstName, @Nullable String language, List<String> phones) {

	}

}
