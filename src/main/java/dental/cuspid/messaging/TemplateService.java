package dental.cuspid.messaging;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The texts of messages by event, channel and language (BASE-8): shipped with the
 * product, rewritten by the clinic, previewed on a real patient.
 */
@Service
@Transactional
public class TemplateService {

	private static final int BODY = 4000;

	private static final int SUBJECT = 200;

	private final Texts texts;

	private final SmsPrice price;

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final Clock clock;

	TemplateService(Texts texts, SmsPrice price, JdbcClient jdbc, CurrentStaff current, AuditTrail audit, Clock clock) {
		this.texts = texts;
		this.price = price;
		this.jdbc = jdbc;
		this.current = current;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * All texts in one language.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.EDIT_DIRECTORIES)
	public List<TemplateView> all(String language) {
		var all = new ArrayList<TemplateView>();
		for (MessageEvent event : this.texts.events()) {
			new TreeSet<>(event.media()).forEach((medium) -> all.add(view(event, medium, language)));
		}
		return all;
	}

	@Transactional(readOnly = true)
	@Requires(Right.EDIT_DIRECTORIES)
	public TemplateView get(String event, Medium medium, String language) {
		MessageEvent known = this.texts.event(event);
		if (!known.media().contains(medium) || !Texts.LANGUAGES.contains(language)) {
			throw new NotFound("messaging.refusal.unknownEvent", event);
		}
		return view(known, medium, language);
	}

	/**
	 * Rewrites a text.
	 * @throws RuleViolation when it is empty, too long, or names a placeholder the event
	 * does not have
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void rewrite(String event, Medium medium, String language, @Nullable String subject, String body) {
		TemplateView before = get(event, medium, language);
		check(before, subject, body);
		this.jdbc.sql("""
				insert into message_template (event, medium, language, subject, body, changed_at, changed_by)
				values (:event, :medium, :language, :subject, :body, :at, :by)
				on conflict on constraint pk_message_template do update set subject = excluded.subject,
					body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
			.param("event", event)
			.param("medium", medium.name())
			.param("language", language)
			.param("subject", (medium == Medium.EMAIL && subject != null) ? subject.strip() : null)
			.param("body", body.strip().replace("\r\n", "\n"))
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
		this.audit.record("template.changed", "template", event + "/" + medium + "/" + language, null);
	}

	/**
	 * Goes back to the text shipped with the product.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void reset(String event, Medium medium, String language) {
		get(event, medium, language);
		this.jdbc.sql("""
				delete from message_template
				where event = :event and medium = :medium and language = :language""")
			.param("event", event)
			.param("medium", medium.name())
			.param("language", language)
			.update();
		this.audit.record("template.reset", "template", event + "/" + medium + "/" + language, null);
	}

	/**
	 * How a text, saved or not, would read for a patient.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public PreviewView preview(String event, Medium medium, String language, @Nullable String subject, String body,
			PatientId patient) {
		TemplateView template = get(event, medium, language);
		check(template, subject, body);
		var person = this.texts.person(patient)
			.orElseThrow(() -> new NotFound("patients.refusal.unknown", patient.toString()));
		return previewed(new Texts.Text(subject, body.replace("\r\n", "\n"), true), medium, template.placeholders(),
				person);
	}

	/**
	 * How a message written by hand would reach a patient, before it is sent.
	 */
	@Requires(Right.EDIT_PATIENTS)
	public PreviewView previewNote(PatientId patient, Medium medium, @Nullable String subject, String text) {
		var person = this.texts.person(patient)
			.orElseThrow(() -> new NotFound("patients.refusal.unknown", patient.toString()));
		var shipped = this.texts.text(this.texts.event(MessageEvents.NOTE), medium, this.texts.language(person));
		return previewed(shipped, medium, MessageEvents.noteValues(subject, text), person);
	}

	private PreviewView previewed(Texts.Text text, Medium medium, Map<String, String> given, Texts.Person person) {
		Map<String, String> values = new HashMap<>(given);
		values.putAll(this.texts.common(person));
		var filled = this.texts.filled(text, values, medium, person);
		SmsSize size = (medium == Medium.SMS) ? SmsSize.of(filled.body()) : null;
		this.audit.patientViewed(person.id().value(), "message preview");
		return new PreviewView(person.name(), filled.subject(), filled.body(), size,
				(size != null) ? this.price.shown(this.price.exact(size.parts())) : null);
	}

	private static void check(TemplateView template, @Nullable String subject, String body) {
		var problems = new ArrayList<Problem>();
		boolean mail = template.medium() == Medium.EMAIL;
		check("body", body, BODY, template.placeholders().keySet(), problems);
		if (mail) {
			check("subject", (subject != null) ? subject : "", SUBJECT, template.placeholders().keySet(), problems);
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	private static void check(String field, String text, int longest, Set<String> known, List<Problem> problems) {
		if (text.isBlank()) {
			problems.add(new Problem(field, "messaging.refusal.emptyText"));
		}
		if (text.length() > longest) {
			problems.add(new Problem(field, "messaging.refusal.longText", longest));
		}
		if (!TemplateText.closed(text)) {
			problems.add(new Problem(field, "messaging.refusal.openPart"));
		}
		TemplateText.placeholders(text)
			.stream()
			.filter((name) -> !known.contains(name))
			.findFirst()
			.ifPresent((name) -> problems
				.add(new Problem(field, "messaging.refusal.unknownPlaceholder", name, String.join(", ", known))));
	}

	private TemplateView view(MessageEvent event, Medium medium, String language) {
		var text = this.texts.text(event, medium, language);
		var placeholders = new TreeMap<String, String>(event.placeholders());
		this.texts.common(null).forEach(placeholders::putIfAbsent);
		MessageEvent.COMMON.forEach((name) -> placeholders.putIfAbsent(name, ""));
		return new TemplateView(event.key(), event.texts() + "label", medium, language, text.subject(), text.body(),
				placeholders, text.own());
	}

}
