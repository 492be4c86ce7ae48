package dental.cuspid.messaging;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

/**
 * Holds floods back: each channel has its own allowance, so one sender cannot slow
 * another down, and an unsigned form has a small one for each address it comes from.
 * Before a caller has proved who it is, only the allowance of its address is touched, so
 * strangers cannot use up a channel's.
 */
@Component
class HookLimits {

	private static final int KNOWN = 10_000;

	private static final int A_SECOND = 100;

	private static final int AT_ONCE = 300;

	private static final int FORMS_A_MINUTE = 10;

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(KNOWN)
		.expireAfterAccess(Duration.ofMinutes(10))
		.build();

	/**
	 * Takes one call from a channel's allowance.
	 * @return seconds to wait, 0 when it may go on
	 */
	long channel(String code) {
		return take(allowance(code));
	}

	/** The same for whoever calls from an address, proved or not. */
	long sender(String code, String address) {
		return take(bucket("sender " + code + " " + address, AT_ONCE, A_SECOND, Duration.ofSeconds(1)));
	}

	/** The same for a form that is sent by browsers. */
	long form(String code, String address) {
		return take(bucket("form " + code + " " + address, FORMS_A_MINUTE, FORMS_A_MINUTE, Duration.ofMinutes(1)));
	}

	/** What a channel may send. */
	Bucket allowance(String code) {
		return bucket("channel " + code, AT_ONCE, A_SECOND, Duration.ofSeconds(1));
	}

	private Bucket bucket(String key, int capacity, int refill, Duration period) {
		return this.buckets.get(key,
				(unknown) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(capacity).refillGreedy(refill, period))
					.build());
	}

	private static long take(Bucket bucket) {
		var probe = bucket.tryConsumeAndReturnRemaining(1);
		return probe.isConsumed() ? 0 : Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
	}

}
