package dental.cuspid.cashback;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongPredicate;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ServiceCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries replays out: in the background with progress, or at once for who waits.
 */
@Component
class ReplayRunner {

	private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);

	private static final int STEP = 2_000;

	private final ReplayStore replays;

	private final RuleStore rules;

	private final PastReceipts receipts;

	private final ServiceCatalogue services;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final TransactionTemplate transaction;

	private final TransactionTemplate aside;

	ReplayRunner(ReplayStore replays, RuleStore rules, PastReceipts receipts, ServiceCatalogue services,
			ClinicSettingsService settings, ClinicTime time, TransactionTemplate transaction) {
		this.replays = replays;
		this.rules = rules;
		this.receipts = receipts;
		this.services = services;
		this.settings = settings;
		this.time = time;
		this.transaction = transaction;
		this.aside = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
		this.aside.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Carries a replay out in the background. It may be killed at any time: what it wrote
	 * is gone then, and whoever takes it up begins anew.
	 */
	void run(UUID id) {
		ReplayView replay = this.replays.find(id).orElseThrow();
		try {
			long total = this.receipts.count(replay.from(), replay.to());
			if (!begin(id, total)) {
				end(id, ReplayState.CANCELLED);
				return;
			}
			this.transaction.executeWithoutResult((status) -> work(replay, (done) -> goesOn(id, done)));
		}
		catch (Cancelled stop) {
			end(id, ReplayState.CANCELLED);
		}
		catch (RuntimeException ex) {
			log.error("replay {} failed", id, ex);
			end(id, ReplayState.FAILED);
		}
	}

	/**
	 * Carries a replay out in the caller's transaction.
	 */
	void runNow(UUID id) {
		work(this.replays.find(id).orElseThrow(), (done) -> true);
	}

	private void work(ReplayView replay, LongPredicate goesOn) {
		Currency currency = this.settings.current().currency();
		RuleTerms tried = this.replays.terms(replay.id());
		ReplayBatches batches = this.replays.batches(replay.id());
		List<RuleVersion> today = today();
		var run = new Replay(replay.from(), today, with(today, replay, tried), tried, rates(), currency, batches);
		long[] done = { 0 };
		this.receipts.read(replay.from(), replay.to(), (receipt) -> {
			run.next(receipt);
			if (++done[0] % STEP == 0 && !goesOn.test(done[0])) {
				throw new Cancelled();
			}
		});
		ReplayResult result = run.result();
		batches.write();
		this.replays.done(replay.id(), result, this.time.now());
	}

	/** The rules in force today, as if they had been in force all the time. */
	private List<RuleVersion> today() {
		LocalDate today = this.time.today();
		return this.rules.present()
			.stream()
			.filter((rule) -> rule.terms().active(today))
			.map((rule) -> new RuleVersion(rule.rule(), rule.version(), rule.createdAt(), rule.terms().onEveryDay()))
			.toList();
	}

	/** The same with the rule that is tried out, in place of what it says today. */
	private static List<RuleVersion> with(List<RuleVersion> today, ReplayView replay, RuleTerms tried) {
		var rules = new ArrayList<>(today.stream().filter((rule) -> !rule.rule().equals(replay.rule())).toList());
		rules.add(new RuleVersion(replay.rule(), replay.version(), replay.requestedAt(), tried.onEveryDay()));
		return rules;
	}

	private Map<UUID, CashbackSetting> rates() {
		Map<UUID, CashbackSetting> rates = new HashMap<>();
		this.services.all().forEach((service) -> rates.put(service.id().value(), service.cashback()));
		return rates;
	}

	private boolean begin(UUID id, long total) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> this.replays.begin(id, total)));
	}

	private boolean goesOn(UUID id, long done) {
		return Boolean.TRUE.equals(this.aside.execute((status) -> this.replays.progress(id, done)));
	}

	private void end(UUID id, ReplayState state) {
		this.transaction.executeWithoutResult((status) -> this.replays.end(id, state, this.time.now()));
	}

	/** Stops the work and takes back what it wrote. */
	private static final class Cancelled extends RuntimeException {

	}

}
