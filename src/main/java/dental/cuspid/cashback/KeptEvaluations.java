package dental.cuspid.cashback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dental.cuspid.shared.Money;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Writes evaluations as receipts keep them and reads them, however old they are.
 */
@Component
class KeptEvaluations {

	private static final int MOST_BYTES = 8_000_000;

	private static final int FINDING_BYTES = 100;

	private static final Duration UNUSED = Duration.ofMinutes(5);

	private final RuleStore rules;

	private final RuleSets sets;

	/** A payment asks several times for what was kept when the receipt was opened. */
	private final Cache<String, Evaluation> read = Caffeine.newBuilder()
		.maximumWeight(MOST_BYTES)
		.weigher((String kept, Evaluation evaluation) -> kept.length() + FINDING_BYTES * evaluation.findings().size())
		.expireAfterAccess(UNUSED)
		.build();

	KeptEvaluations(RuleStore rules, RuleSets sets) {
		this.rules = rules;
		this.sets = sets;
	}

	/**
	 * The text to keep.
	 * @param active the rules that were active, in the order of the findings
	 */
	String keep(Evaluation evaluation, List<RuleVersion> active, Money paidEarlier) {
		String kept = CashbackJson
			.write(KeptEvaluation.of(evaluation, paidEarlier, active.isEmpty() ? null : this.sets.idOf(active)));
		this.read.put(kept, evaluation);
		return kept;
	}

	Evaluation read(String kept) {
		return this.read.get(kept, this::parse);
	}

	/**
	 * The rules that were active when a receipt was opened; not known of the oldest
	 * receipts.
	 */
	Optional<List<RuleVersion>> rules(String kept) {
		JsonNode json = CashbackJson.read(kept, JsonNode.class);
		if (json.has("standard")) {
			return Optional.empty();
		}
		UUID set = CashbackJson.read(kept, KeptEvaluation.class).rules();
		return Optional.of((set != null) ? this.sets.rules(set) : List.of());
	}

	private Evaluation parse(String kept) {
		JsonNode json = CashbackJson.read(kept, JsonNode.class);
		if (json.has("standard")) {
			return CashbackJson.read(kept, EarlierEvaluation.class).evaluation(this.rules::terms);
		}
		KeptEvaluation evaluation = CashbackJson.read(kept, KeptEvaluation.class);
		return evaluation.evaluation((evaluation.rules() != null) ? this.sets.rules(evaluation.rules()) : List.of());
	}

}
