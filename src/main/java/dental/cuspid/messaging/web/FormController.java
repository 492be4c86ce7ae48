package dental.cuspid.messaging.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import dental.cuspid.messaging.Hook;
import dental.cuspid.messaging.HookAnswer;
import dental.cuspid.messaging.HookService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Forms on the clinic's website, sent by the browser of whoever fills them in, from
 * another origin (BX-A1): as a plain form, which is answered by a page, or by a script,
 * which is answered by a status.
 */
@Controller
@CrossOrigin(allowCredentials = "false")
@RequestMapping("/forms/{formKey}")
class FormController {

	private final HookService hooks;

	FormController(HookService hooks) {
		this.hooks = hooks;
	}

	@PostMapping
	@Nullable String receive(@PathVariable String formKey, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) throws IOException {
		byte[] body = HookBody.of(request);
		HttpStatus status = HttpStatus.CONTENT_TOO_LARGE;
		if (body != null) {
			HookAnswer answer = this.hooks
				.form(new Hook(formKey, null, List.of(), List.of(), List.of(), request.getContentType(),
						request.getHeader(HttpHeaders.CONTENT_ENCODING), body, request.getRemoteAddr()));
			status = HookBody.status(answer);
			if (answer.retryAfterSeconds() > 0) {
				response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
			}
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
			response.setStatus(status.value());
			return null;
		}
		if (status.is2xxSuccessful()) {
			return "redirect:/forms/" + formKey + "/sent?language=" + locale.getLanguage();
		}
		response.setStatus(status.value());
		model.addAttribute("problem", switch (status) {
			case UNPROCESSABLE_CONTENT -> "missing";
			case TOO_MANY_REQUESTS -> "many";
			default -> "failed";
		});
		return "messaging/sent";
	}

	/** What a plain form leads to, so that loading it anew sends nothing again. */
	@GetMapping("/sent")
	String sent(@PathVariable String formKey) {
		return "messaging/sent";
	}

}
