package dental.cuspid.messaging.web;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dental.cuspid.messaging.Hook;
import dental.cuspid.messaging.HookAnswer;
import dental.cuspid.messaging.HookService;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for telephony, forms and messengers: signed calls, and a secret address for
 * senders that cannot sign.
 */
@RestController
@RequestMapping("/hooks/{channel}")
class HookController {

	private final HookService hooks;

	HookController(HookService hooks) {
		this.hooks = hooks;
	}

	@PostMapping
	ResponseEntity<Map<String, Object>> signed(@PathVariable String channel, HttpServletRequest request)
			throws IOException {
		return receive(channel, null, request);
	}

	@PostMapping("/{secret}")
	ResponseEntity<Map<String, Object>> unsigned(@PathVariable String channel, @PathVariable String secret,
			HttpServletRequest request) throws IOException {
		return receive(channel, secret, request);
	}

	private ResponseEntity<Map<String, Object>> receive(String channel, @Nullable String secret,
			HttpServletRequest request) throws IOException {
		byte[] body = HookBody.of(request);
		if (body == null) {
			return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
		}
		return answer(this.hooks.receive(new Hook(channel, secret, headers(request, "webhook-id"),
				headers(request, "webhook-timestamp"), headers(request, "webhook-signature"), request.getContentType(),
				request.getHeader(HttpHeaders.CONTENT_ENCODING), body, request.getRemoteAddr())));
	}

	private static ResponseEntity<Map<String, Object>> answer(HookAnswer answer) {
		HttpStatus status = HookBody.status(answer);
		var response = ResponseEntity.status(status);
		if (answer.retryAfterSeconds() > 0) {
			response.header(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
		}
		return (answer.contact() != null) ? response.body(Map.of("contact", answer.contact())) : response.build();
	}

	private static List<String> headers(HttpServletRequest request, String name) {
		return Collections.list(request.getHeaders(name));
	}

}
