package dental.cuspid.shared;

import java.io.Serializable;
import java.util.List;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a page says after something was done.
 *
 * @param code message key
 * @param args values for the message, texts only since it travels in the session
 */
public record Notice(String code, List<String> args) implements Serializable {

	/**
	 * Leaves a notice for the page the browser is sent to.
	 */
	public static Notice success(RedirectAttributes redirect, String code, Object... args) {
		var notice = new Notice(code, java.util.Arrays.stream(args).map(String::valueOf).toList());
		redirect.addFlashAttribute("notice", notice);
		return notice;
	}

	/**
	 * The view name that sends the browser to a target.
	 */
	public String redirect(String target) {
		return "redirect:" + target;
	}

	/**
	 * The arguments as the message format wants them.
	 */
	public Object[] arguments() {
		return this.args.toArray();
	}

}
