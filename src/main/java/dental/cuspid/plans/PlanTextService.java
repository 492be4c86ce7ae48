package dental.cuspid.plans;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffService;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wording of the printed plan and contract in each language. The clinic may write its
 * own; a plan keeps the wording it was presented with, a contract the one it was made
 * with.
 */
@Service
@Transactional
public class PlanTextService {

	/** What a text may name in square brackets. */
	public static final Set<String> PLACEHOLDERS = new java.util.TreeSet<>(Set.of("clinic", "patient", "birthDate",
			"cardNumber", "plan", "total", "validUntil", "contractNumber", "signedOn", "date", "services"));

	private static final Pattern PLACEHOLDER = Pattern.compile("\\[([A-Za-z]+)]");

	private static final int LONGEST = 12_000;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	private final StepMoments moments;

	private final CurrentStaff current;

	private final AuditTrail audit;

	PlanTextService(JdbcClient jdbc, MessageSource messages, StepMoments moments, CurrentStaff current,
			AuditTrail audit) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.moments = moments;
		this.current = current;
		this.audit = audit;
	}

	/**
	 * The wording used for new papers.
	 */
	@Transactional(readOnly = true)
	public String current(Kind kind, String language) {
		return newest(kind, language).flatMap(this::body).orElseGet(() -> usual(kind, language));
	}

	/**
	 * The wording a paper of a plan has: the one kept with it, else the current one.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public String of(PlanId plan, Kind kind, String language) {
		boolean contract = kind == Kind.CONTRACT;
		String column = contract ? "contract_text_id" : "plan_text_id";
		Kept kept = this.jdbc
			.sql("select " + column + " as text, "
					+ (contract ? "state in ('CONTRACTED', 'SIGNED', 'FINISHED')" : "presented_version is not null")
					+ " as fixed from treatment_plan where id = :plan")
			.param("plan", plan.value())
			.query((row, index) -> new Kept(row.getObject("text", UUID.class), row.getBoolean("fixed")))
			.optional()
			.orElseThrow(() -> new NotFound("plans.refusal.unknown"));
		if (kept.text() != null) {
			return body(kept.text()).orElseThrow();
		}
		return kept.fixed() ? usual(kind, language) : current(kind, language);
	}

	/**
	 * Writes a wording for papers made from now on.
	 * @throws RuleViolation for a placeholder that does not exist
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void write(Kind kind, String language, String body) {
		if (!StaffService.LANGUAGES.contains(language)) {
			throw new NotFound("shared.refusal.unknownId");
		}
		String text = body.strip().replace("\r\n", "\n");
		if (text.isEmpty() || text.length() > LONGEST) {
			throw new RuleViolation("plans.refusal.text", LONGEST).at("body");
		}
		Matcher matcher = PLACEHOLDER.matcher(text);
		while (matcher.find()) {
			if (!PLACEHOLDERS.contains(matcher.group(1))) {
				throw new RuleViolation("plans.refusal.placeholder", matcher.group()).at("body");
			}
		}
		if (text.equals(current(kind, language))) {
			return;
		}
		UUID id = Ids.next();
		this.jdbc.sql("""
				insert into plan_text (id, kind, language, body, created_at, created_by)
				values (:id, :kind, :language, :body, :at, :by)""")
			.param("id", id)
			.param("kind", kind.name())
			.param("language", language)
			.param("body", text)
			.param("at", this.moments.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
		this.audit.record("plan.text", "plan-text", id, kind + " " + language);
	}

	/** Keeps the wording of now with a plan. */
	void keep(PlanId plan, Kind kind, String language) {
		String column = (kind == Kind.CONTRACT) ? "contract_text_id" : "plan_text_id";
		this.jdbc.sql("update treatment_plan set " + column + " = :text where id = :plan")
			.param("text", newest(kind, language).orElse(null), Types.OTHER)
			.param("plan", plan.value())
			.update();
	}

	private Optional<UUID> newest(Kind kind, String language) {
		return this.jdbc.sql("""
				select id from plan_text where kind = :kind and language = :language
				order by created_at desc, id desc limit 1""")
			.param("kind", kind.name())
			.param("language", language)
			.query(UUID.class)
			.optional();
	}

	private Optional<String> body(UUID text) {
		return this.jdbc.sql("select body from plan_text where id = :id")
			.param("id", text)
			.query(String.class)
			.optional();
	}

	private String usual(Kind kind, String language) {
		return this.messages.getMessage("plans.text." + kind.name(), null, Locale.of(language));
	}

	/**
	 * Which paper; shown by {@code plans.paper.} + name.
	 */
	public enum Kind {

		PLAN, CONTRACT

	}

	private record Kept(@Nullable UUID text, boolean fixed) {

	}

}
