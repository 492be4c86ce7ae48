package dental.cuspid.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.referrals.WeekFacts.Live;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The weekly check of all recommendations (COUP-15): row by row, then sealed. A seal is a
 * signed hash over the rows; it closes the week, so what is corrected later appears in an
 * open one, and what is altered by hand is found and named.
 */
@Service
@Transactional
public class ReferralWeekService {

	private static final int LONGEST_COMMENT = 500;

	private static final int LISTED_WEEKS = 26;

	private final WeekFacts facts;

	private final WeekSeals seals;

	private final WeekRows rows;

	private final SealKey key;

	private final LedgerService ledger;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final JsonMapper json;

	ReferralWeekService(WeekFacts facts, WeekSeals seals, WeekRows rows, SealKey key, LedgerService ledger,
			ClinicSettingsService settings, ClinicTime time, CurrentStaff current, AuditTrail audit, JsonMapper json) {
		this.facts = facts;
		this.seals = seals;
		this.rows = rows;
		this.key = key;
		this.ledger = ledger;
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.audit = audit;
		this.json = json;
	}

	/**
	 * A week, sealed or not; a sealed one is compared with what the tables say now.
	 */
	@Transactional(readOnly = true)
	@Requires({ Right.SEAL_WEEKS, Right.READ_BOOKS })
	public WeekView view(IsoWeek week) {
		List<Live> live = live(week);
		boolean ended = week.to().isBefore(this.time.today());
		return this.seals.find(week)
			.map((sealed) -> this.rows.sealed(sealed,
					sealed.findings(live, this.json, this.key.isOwn(sealed.publicKey()))))
			.orElseGet(() -> this.rows.open(week, ended, live, this.seals.checks(week)));
	}

	/**
	 * The weeks of half a year in which something happened, newest first, and the present
	 * one.
	 */
	@Transactional(readOnly = true)
	@Requires({ Right.SEAL_WEEKS, Right.READ_BOOKS })
	public List<WeekListing> list() {
		LocalDate today = this.time.today();
		List<WeekListing> weeks = new ArrayList<>(this.facts
			.weeks(IsoWeek.of(today.minusWeeks(LISTED_WEEKS)).from(), IsoWeek.of(today).to(), zone())
			.stream()
			.map((busy) -> new WeekListing(busy.week(), busy.rows(), busy.sealed() ? busy.rows() : busy.checked(),
					busy.week().to().isBefore(today), busy.sealed()))
			.toList());
		IsoWeek present = IsoWeek.of(today);
		if (weeks.isEmpty() || !weeks.getFirst().week().equals(present)) {
			weeks.addFirst(new WeekListing(present, 0, 0, false, false));
		}
		return weeks;
	}

	/**
	 * Ticks a row off. Whoever corrected a balance does not tick that very row.
	 * @throws NotFound when the week has no such row
	 */
	@Requires(Right.SEAL_WEEKS)
	public void check(IsoWeek week, String row, @Nullable String comment) {
		String said = (comment != null) ? comment.strip() : "";
		if (said.length() > LONGEST_COMMENT) {
			throw new RuleViolation("referrals.refusal.comment", LONGEST_COMMENT).at("comment");
		}
		requireUnsealed(week);
		Live live = live(week).stream()
			.filter((one) -> one.fact().key().equals(row))
			.findFirst()
			.orElseThrow(() -> new NotFound("referrals.refusal.unknownRow"));
		if (isOwnCorrection(live)) {
			throw new RuleViolation("referrals.refusal.ownCorrection").at("row");
		}
		this.seals.check(week, row, said.isEmpty() ? null : said);
		this.audit.record("referralWeek.checked", "referral_week", week, row);
	}

	/**
	 * Takes a tick back.
	 */
	@Requires(Right.SEAL_WEEKS)
	public void uncheck(IsoWeek week, String row) {
		requireUnsealed(week);
		this.seals.uncheck(row);
		this.audit.record("referralWeek.unchecked", "referral_week", week, row);
	}

	/**
	 * Ticks off every row the person may tick that nobody has looked at.
	 * @return how many are left for somebody else
	 */
	@Requires(Right.SEAL_WEEKS)
	public int checkAll(IsoWeek week) {
		requireUnsealed(week);
		Map<String, WeekRow.Check> checks = this.seals.checks(week);
		List<Live> open = live(week).stream().filter((row) -> !checks.containsKey(row.fact().key())).toList();
		List<Live> mine = open.stream().filter((row) -> !isOwnCorrection(row)).toList();
		mine.forEach((row) -> this.seals.check(week, row.fact().key(), null));
		this.audit.record("referralWeek.checked", "referral_week", week, String.valueOf(mine.size()));
		return open.size() - mine.size();
	}

	/**
	 * Seals a week that has ended and whose rows are all ticked off: from now on nothing
	 * is dated into it.
	 * @throws Conflict when it is sealed, or rows are left
	 */
	@Requires(Right.SEAL_WEEKS)
	public void seal(IsoWeek week) {
		requireUnsealed(week);
		if (!week.to().isBefore(this.time.today())) {
			throw new RuleViolation("referrals.refusal.weekNotEnded", week.to()).at("week");
		}
		this.ledger.closePeriod(week.from(), week.to());
		List<Live> live = live(week);
		Map<String, WeekRow.Check> checks = this.seals.checks(week);
		long left = live.stream().filter((row) -> !checks.containsKey(row.fact().key())).count();
		if (left > 0) {
			throw new Conflict("referrals.refusal.weekUnchecked", left);
		}
		this.seals.write(week, sealed(week, live, checks));
		this.audit.record("referralWeek.sealed", "referral_week", week, String.valueOf(live.size()));
	}

	/**
	 * Ticks off what is left and seals, in one go: whoever asks for it answers for every
	 * row that nobody else has ticked.
	 * @throws RuleViolation when corrections of the same person are left
	 */
	@Requires(Right.SEAL_WEEKS)
	public void checkAndSeal(IsoWeek week) {
		if (checkAll(week) > 0) {
			throw new RuleViolation("referrals.refusal.ownCorrection").at("week");
		}
		seal(week);
	}

	/**
	 * A sealed week as a file that proves itself.
	 * @throws NotFound when it is not sealed
	 */
	@Requires({ Right.SEAL_WEEKS, Right.READ_BOOKS })
	public String export(String asked) {
		IsoWeek week = IsoWeek.parse(asked);
		SealedWeek sealed = this.seals.find(week).orElseThrow(() -> new NotFound("referrals.refusal.notSealed"));
		this.audit.record("referralWeek.exported", "referral_week", week, null);
		return WeekFile.write(sealed.header(), sealed.lines(), sealed.rowHashes(), sealed.hash(), sealed.signature(),
				sealed.publicKey());
	}

	private SealedWeek sealed(IsoWeek week, List<Live> live, Map<String, WeekRow.Check> checks) {
		Instant now = this.time.now();
		Map<String, Object> header = new LinkedHashMap<>();
		header.put("format", "cuspid-week-1");
		header.put("clinic", this.settings.current().name());
		header.put("week", week.toString());
		header.put("from", week.from().toString());
		header.put("to", week.to().toString());
		header.put("timeZone", zone());
		header.put("currency", this.settings.current().currency().getCurrencyCode());
		header.put("sealedAt", now.toString());
		header.put("sealedBy", this.current.actor().name());
		header.put("rows", live.size());
		String about = this.json.writeValueAsString(header);
		List<String> keys = live.stream().map((row) -> row.fact().key()).toList();
		List<String> lines = live.stream()
			.map((row) -> SealedWeek.line(this.json, row,
					java.util.Objects.requireNonNull(checks.get(row.fact().key()))))
			.toList();
		List<String> hashes = lines.stream().map(WeekFile::hash).toList();
		String hash = WeekFile.hash(about, hashes);
		SealKey.Signed signed = this.key.sign(hash);
		return new SealedWeek(week, about, lines, keys, hashes, hash, signed.signature(), signed.publicKey(), now,
				this.current.actor().name());
	}

	private void requireUnsealed(IsoWeek week) {
		this.seals.hold();
		if (this.seals.isSealed(week)) {
			throw new Conflict("referrals.refusal.weekSealed", week.toString());
		}
	}

	private boolean isOwnCorrection(Live row) {
		return row.fact().kind() == WeekRowKind.CORRECTION && row.fact().by().equals(this.current.actor().id().value());
	}

	private List<Live> live(IsoWeek week) {
		return this.facts.of(week, zone());
	}

	private String zone() {
		return this.time.zone().getId();
	}

}
