package dental.cuspid.cashback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rules that were active together. Thousands of receipts are judged by the same ones,
 * so a set is written once, by the first receipt it judges, and receipts name it. Its id
 * is a digest of what its rules say: whoever writes the same set finds it there, and what
 * an id stands for can be kept in memory for ever.
 */
@Component
class RuleSets {

	private static final int MOST_RULES = 4_000;

	private final RuleStore store;

	private final Cache<UUID, List<RuleVersion>> read = Caffeine.newBuilder()
		.maximumWeight(MOST_RULES)
		.weigher((UUID id, List<RuleVersion> rules) -> rules.size())
		.build();

	/** The set of the last receipt, once it is there for everybody. */
	private volatile @Nullable Written last;

	RuleSets(RuleStore store) {
		this.store = store;
	}

	/** The id of the set of these rules, which is written where it is new. */
	UUID idOf(List<RuleVersion> rules) {
		Written known = this.last;
		if (known != null && known.rules().equals(rules)) {
			// the next comparison finds the same objects
			this.last = new Written(known.id(), rules);
			return known.id();
		}
		UUID id = digest(rules);
		this.store.addSet(id, rules);
		this.read.put(id, rules);
		var written = new Written(id, rules);
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			this.last = written;
			return id;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				RuleSets.this.last = written;
			}

		});
		return id;
	}

	/** The rules of a set, in their order. */
	List<RuleVersion> rules(UUID id) {
		return this.read.get(id, this.store::set);
	}

	private static UUID digest(List<RuleVersion> rules) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (RuleVersion rule : rules) {
				digest.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
					.putLong(rule.rule().getMostSignificantBits())
					.putLong(rule.rule().getLeastSignificantBits())
					.putInt(rule.version())
					.flip());
				digest.update(CashbackJson.write(rule.terms()).getBytes(StandardCharsets.UTF_8));
			}
			ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
			return new UUID(bytes.getLong(), bytes.getLong());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Written(UUID id, List<RuleVersion> rules) {

	}

}
