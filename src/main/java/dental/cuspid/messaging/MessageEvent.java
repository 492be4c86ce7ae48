package dental.cuspid.messaging;

import java.util.Map;
import java.util.Set;

/**
 * A slot: something a module tells people about. Register one as a bean; its shipped
 * texts are messages: {@code texts} + {@code label}, {@code SMS}, {@code SUBJECT},
 * {@code EMAIL}. In a text {@code [name]} stands for a placeholder and
 * {@code [?name]…[/]} for a part that is left out where the placeholder is empty. Every
 * text may also use {@link #COMMON}.
 *
 * @param key for example {@code referral.credited}
 * @param media how it can be sent
 * @param placeholders names, each with an example for the preview
 * @param texts beginning of the message keys, ending in a dot
 */
public record MessageEvent(String key, Set<Medium> media, Map<String, String> placeholders, String texts) {

	/**
	 * Placeholders of every event: the patient, the first name, the clinic, its phone.
	 */
	public static final Set<String> COMMON = Set.of("patient", "firstName", "clinic", "clinicPhone");

}
