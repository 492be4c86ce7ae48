package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a row of a week says, from rows that never change once they are written: the part
 * of a sealed row that must be found again.
 *
 * @param key names the row it was read from
 * @param patient whose card it concerns, null for a patient taken out again
 * @param other the newcomer, where there is one
 * @param account INTERNAL or BONUS for a movement, else null
 * @param reason message key of a movement's reason
 */
record WeekFact(String key, WeekRowKind kind, LocalDate day, Instant at, @Nullable UUID patient, @Nullable UUID other,
		@Nullable Integer coupons, @Nullable BigDecimal amount, @Nullable String account, @Nullable String reason,
		List<String> reasonArgs, @Nullable String details, UUID by) {

	/** One text for one fact: fixed order, plain figures. */
	String canonical(JsonMapper json) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("key", this.key);
		fields.put("kind", this.kind.name());
		fields.put("day", this.day.toString());
		fields.put("at", this.at.toString());
		put(fields, "patient", this.patient);
		put(fields, "newcomer", this.other);
		put(fields, "coupons", this.coupons);
		put(fields, "amount", (this.amount != null) ? plain(this.amount) : null);
		put(fields, "account", this.account);
		put(fields, "reason", this.reason);
		if (!this.reasonArgs.isEmpty()) {
			fields.put("reasonArgs", this.reasonArgs);
		}
		put(fields, "details", this.details);
		fields.put("by", this.by.toString());
		return json.writeValueAsString(fields);
	}

	private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
		if (value != null) {
			fields.put(name, value.toString());
		}
	}

	private static String plain(BigDecimal amount) {
		return (amount.signum() == 0) ? "0" : amount.stripTrailingZeros().toPlainString();
	}

}
