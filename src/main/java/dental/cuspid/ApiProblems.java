package dental.cuspid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong as problem+json, in the caller's language.
 */
@Component
class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final MessageSource messages;

	private final JsonMapper json;

	ApiProblems(MessageSource messages, JsonMapper json) {
		this.messages = messages;
		this.json = json;
	}

	ProblemDetail of(HttpStatus status, Refusal refusal) {
		List<Map<String, Object>> errors = new ArrayList<>();
		for (Refusal.Problem problem : refusal.problems()) {
			errors.add(error(problem.field(), problem.code(), text(problem.code(), problem.args())));
		}
		ProblemDetail answer = of(status, text(refusal.code(), refusal.problems().getFirst().args()), errors);
		refusal.properties().forEach(answer::setProperty);
		return answer;
	}

	ProblemDetail of(HttpStatus status, String code) {
		return of(status, text(code), List.of());
	}

	ProblemDetail of(HttpStatus status, String detail, List<Map<String, Object>> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(text("api.title." + (status.is5xxServerError() ? 500 : status.value())));
		problem.setProperty("requestId", RequestIds.current());
		if (!errors.isEmpty()) {
			problem.setProperty("errors", errors);
		}
		return problem;
	}

	static Map<String, Object> error(@Nullable String field, String code, String message) {
		return (field != null) ? Map.of("field", field, "code", code, "message", message)
				: Map.of("code", code, "message", message);
	}

	String text(String code, Object... args) {
		Locale locale = LocaleContextHolder.getLocale();
		String fallback = this.messages.getMessage("shared.refusal.conflict", null, code, locale);
		return String.valueOf(this.messages.getMessage(code, args, fallback, locale));
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		response.setHeader("WWW-Authenticate", "Bearer");
		write(response, of(HttpStatus.UNAUTHORIZED, "api.error.signIn"));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		write(response, of(HttpStatus.FORBIDDEN, "api.error.forbidden"));
	}

	void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(problem));
	}

}
