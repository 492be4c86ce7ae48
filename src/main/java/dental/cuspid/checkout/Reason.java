package dental.cuspid.checkout;

import java.util.List;

import org.springframework.context.MessageSourceResolvable;

/**
 * Why an amount is what it is, as a message key with arguments, so that it can be kept
 * with the receipt and read in every language later.
 *
 * @param code message key
 * @param args texts, whole or decimal numbers, {@link dental.cuspid.shared.Money}, dates,
 * or further reasons
 */
public record Reason(String code, List<Object> args) implements MessageSourceResolvable {

	public static Reason of(String code, Object... args) {
		return new Reason(code, List.of(args));
	}

	@Override
	public String[] getCodes() {
		return new String[] { this.code };
	}

	@Override
	public Object[] getArguments() {
		return this.args.toArray();
	}

}
