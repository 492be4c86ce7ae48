package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.util.ArrayList;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Whether what was typed into a deal can be.
 */
@Component
class DealChecks {

	private static final int LINE = 200;

	private static final int TEXT = 2000;

	private static final int UTM = 10;

	private static final BigDecimal MOST = new BigDecimal("999999999999");

	private final ClinicSettingsService settings;

	DealChecks(ClinicSettingsService settings) {
		this.settings = settings;
	}

	void check(OpenDeal.Fields fields, @Nullable String reason) {
		var problems = new ArrayList<Problem>();
		text(problems, "title", fields.title(), LINE);
		text(problems, "comment", fields.comment(), TEXT);
		text(problems, "source", fields.source(), LINE);
		text(problems, "sourceDetail", fields.sourceDetail(), LINE);
		text(problems, "visitTypeReason", fields.visitTypeReason(), LINE);
		text(problems, "reason", reason, LINE);
		BigDecimal amount = fields.amount();
		if (amount != null && (amount.signum() < 0 || amount.compareTo(MOST) > 0 || amount.stripTrailingZeros()
			.scale() > this.settings.current().currency().getDefaultFractionDigits())) {
			problems.add(new Problem("amount", "pipelines.refusal.amount"));
		}
		if (fields.visitType() != null && (fields.visitTypeReason() == null || fields.visitTypeReason().isBlank())) {
			problems.add(new Problem("visitTypeReason", "pipelines.refusal.visitTypeReason"));
		}
		if (fields.utm() != null && (fields.utm().size() > UTM || fields.utm()
			.entrySet()
			.stream()
			.anyMatch((tag) -> unreadable(tag.getKey()) || unreadable(tag.getValue())
					|| tag.getKey().length() + tag.getValue().length() > TEXT))) {
			problems.add(new Problem("utm", "pipelines.refusal.utm", UTM));
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	/** A document may hold null where the type says it cannot. */
	private static boolean unreadable(@Nullable String text) {
		return text == null || text.indexOf('\u0000') >= 0;
	}

	private static void text(ArrayList<Problem> problems, String field, @Nullable String text, int longest) {
		if (text != null && (text.length() > longest || text.indexOf('\u0000') >= 0)) {
			problems.add(new Problem(field, "pipelines.refusal.tooLong", longest));
		}
	}

}
