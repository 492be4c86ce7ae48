package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.WeekFacts.Live;
import dental.cuspid.referrals.WeekView.Finding;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Shows the rows of a week: those of an open one as they are, those of a sealed one as
 * they were.
 */
@Component
class WeekRows {

	private static final Set<WeekRowKind> CREDITS = EnumSet.of(WeekRowKind.CREDITED, WeekRowKind.REVERSED);

	private static final Set<WeekRowKind> DEBITS = EnumSet.of(WeekRowKind.DEBIT, WeekRowKind.GIVEN_BACK);

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final MessageSource messages;

	private final JsonMapper json;

	WeekRows(PatientService patients, ClinicSettingsService settings, MessageSource messages, JsonMapper json) {
		this.patients = patients;
		this.settings = settings;
		this.messages = messages;
		this.json = json;
	}

	WeekView open(IsoWeek week, boolean ended, List<Live> live, Map<String, WeekRow.Check> checks) {
		List<WeekRow> rows = live.stream()
			.map((row) -> row(row.fact(), row.patient(), row.other(), row.marks(), row.backdated(), row.by(),
					checks.get(row.fact().key())))
			.toList();
		return new WeekView(week, ended, rows, totals(rows), null, List.of());
	}

	WeekView sealed(SealedWeek sealed, List<Finding> findings) {
		List<JsonNode> lines = sealed.lines()
			.stream()
			.map((line) -> SealedWeek.parsed(line, this.json))
			.filter(Objects::nonNull)
			.toList();
		Map<PatientId, PatientBrief> named = this.patients.briefs(people(lines));
		List<WeekRow> rows = lines.stream().flatMap((line) -> row(line, named)).toList();
		return new WeekView(sealed.week(), true, rows, totals(rows),
				new WeekView.Seal(sealed.sealedAt(), sealed.sealedBy(), sealed.lines().size(), sealed.hash(),
						sealed.signature(), sealed.publicKey(), findings.isEmpty()),
				findings);
	}

	/** A sealed row; nothing where somebody made it unreadable, which is a finding. */
	private Stream<WeekRow> row(JsonNode line, Map<PatientId, PatientBrief> named) {
		try {
			WeekFact fact = fact(line.path("facts"));
			JsonNode check = line.path("check");
			return Stream.of(row(fact, brief(fact.patient(), named), brief(fact.other(), named), SealedWeek.marks(line),
					line.path("shown").path("backdated").asBoolean(false), line.path("shown").path("by").asString(""),
					new WeekRow.Check(check.path("by").asString(""), Instant.parse(check.path("at").asString("")),
							check.path("comment").asString(null))));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return Stream.empty();
		}
	}

	private WeekRow row(WeekFact fact, @Nullable PatientBrief patient, @Nullable PatientBrief other,
			Set<ReferralMark> marks, boolean backdated, String by, WeekRow.@Nullable Check check) {
		String reason = (fact.reason() != null) ? this.messages.getMessage(fact.reason(), fact.reasonArgs().toArray(),
				fact.reason(), LocaleContextHolder.getLocale()) : fact.details();
		return new WeekRow(fact.key(), fact.kind(), fact.day(), fact.at(), patient, other, fact.coupons(),
				(fact.amount() != null) ? money(fact.amount()) : null,
				(fact.account() != null) ? AccountKind.valueOf(fact.account()) : null, reason, marks, backdated,
				new StaffId(fact.by()), by, check);
	}

	private WeekView.Totals totals(List<WeekRow> rows) {
		return new WeekView.Totals(
				rows.stream().map(WeekRow::coupons).filter(Objects::nonNull).mapToInt(Integer::intValue).sum(),
				(int) rows.stream().filter((row) -> row.kind() == WeekRowKind.PRESENTED).count(),
				sum(rows.stream().filter((row) -> CREDITS.contains(row.kind()) && row.account() != null)),
				sum(rows.stream().filter((row) -> row.kind() == WeekRowKind.TOP_UP_SENT)),
				sum(rows.stream().filter((row) -> DEBITS.contains(row.kind()))).negated(),
				sum(rows.stream().filter((row) -> row.kind() == WeekRowKind.CORRECTION)),
				(int) rows.stream().filter(WeekRow::exception).count());
	}

	private Money sum(Stream<WeekRow> rows) {
		return rows.map(WeekRow::amount).filter(Objects::nonNull).reduce(money(BigDecimal.ZERO), Money::plus);
	}

	private Money money(BigDecimal amount) {
		return Money.rounded(amount, this.settings.current().currency());
	}

	private static Collection<PatientId> people(List<JsonNode> lines) {
		return lines.stream()
			.flatMap((line) -> Stream.of(line.path("facts").path("patient"), line.path("facts").path("newcomer")))
			.filter(JsonNode::isString)
			.flatMap((id) -> Stream.ofNullable(id(id)))
			.map(PatientId::new)
			.distinct()
			.toList();
	}

	private static @Nullable PatientBrief brief(@Nullable UUID id, Map<PatientId, PatientBrief> named) {
		return (id != null) ? named.get(new PatientId(id)) : null;
	}

	private static WeekFact fact(JsonNode facts) {
		List<String> args = new ArrayList<>();
		facts.path("reasonArgs").forEach((arg) -> args.add(arg.asString("")));
		return new WeekFact(facts.path("key").asString(""), WeekRowKind.valueOf(facts.path("kind").asString("")),
				LocalDate.parse(facts.path("day").asString("")), Instant.parse(facts.path("at").asString("")),
				id(facts.path("patient")), id(facts.path("newcomer")),
				facts.has("coupons") ? Integer.valueOf(facts.path("coupons").asString("0")) : null,
				facts.has("amount") ? new BigDecimal(facts.path("amount").asString("0")) : null,
				facts.path("account").asString(null), facts.path("reason").asString(null), args,
				facts.path("details").asString(null), UUID.fromString(facts.path("by").asString("")));
	}

	private static @Nullable UUID id(JsonNode text) {
		try {
			return text.isString() ? UUID.fromString(text.asString("")) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
