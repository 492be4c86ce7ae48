package dental.cuspid;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The last word on what no controller answered: unknown addresses, refused sign-ins,
 * failures below the controllers.
 */
@Controller
@RequestMapping("/error")
class ErrorAnswers implements ErrorController {

	private final ApiProblems problems;

	ErrorAnswers(ApiProblems problems) {
		this.problems = problems;
	}

	@RequestMapping
	@org.jspecify.annotations.Nullable
	ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		HttpStatus status = status(request);
		String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
		if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
			this.problems.write(response, this.problems.of(status, problem(status)));
			return null;
		}
		return new ModelAndView(PageErrors.view(status),
				Map.of("status", status.value(), "requestId", RequestIds.of(request)), status);
	}

	private static String problem(HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> "api.error.notFound";
			case UNAUTHORIZED -> "api.error.signIn";
			case FORBIDDEN -> "api.error.forbidden";
			case METHOD_NOT_ALLOWED -> "api.error.method";
			default -> status.is5xxServerError() ? "api.error.failed" : "api.error.unreadable";
		};
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : null;
		return (status != null) ? status : HttpStatus.NOT_FOUND;
	}

}
