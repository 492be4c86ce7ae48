package dental.cuspid.patients;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Answers to the four questions of consent; null where nothing was said.
 */
public record Consents(@Nullable Boolean dataProcessing, @Nullable Boolean sms, @Nullable Boolean email,
		@Nullable Boolean marketingMatch) {

	/** Nothing was asked yet. */
	public static final Consents NONE = new Consents(null, null, null, null);

	/**
	 * The answers that were given.
	 */
	public Map<ConsentKind, Boolean> answers() {
		var answers = new EnumMap<ConsentKind, Boolean>(ConsentKind.class);
		put(answers, ConsentKind.DATA_PROCESSING, this.dataProcessing);
		put(answers, ConsentKind.SMS, this.sms);
		put(answers, ConsentKind.EMAIL, this.email);
		put(answers, ConsentKind.MARKETING_MATCH, this.marketingMatch);
		return answers;
	}

	static Consents of(Map<ConsentKind, Boolean> answers) {
		return new Consents(answers.get(ConsentKind.DATA_PROCESSING), answers.get(ConsentKind.SMS),
				answers.get(ConsentKind.EMAIL), answers.get(ConsentKind.MARKETING_MATCH));
	}

	private static void put(Map<ConsentKind, Boolean> answers, ConsentKind kind, @Nullable Boolean answer) {
		if (answer != null) {
			answers.put(kind, answer);
		}
	}

}
