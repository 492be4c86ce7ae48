package dental.cuspid;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.ConstraintNames;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a page answers when something is refused or fails outside a form: cause, next
 * step, request number.
 */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {

	private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

	private final ApiProblems problems;

	PageErrors(ApiProblems problems) {
		this.problems = problems;
	}

	@ExceptionHandler
	ModelAndView refused(Refusal refusal) {
		HttpStatus status = switch (refusal) {
			case RuleViolation _ -> HttpStatus.UNPROCESSABLE_CONTENT;
			case Conflict _ -> HttpStatus.CONFLICT;
			case NotFound _ -> HttpStatus.NOT_FOUND;
		};
		return page(status, refusal);
	}

	@ExceptionHandler
	ModelAndView constraint(DataIntegrityViolationException failure) {
		return page(ConstraintNames.unreadable(failure) ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT,
				ConstraintNames.refusal(failure));
	}

	@ExceptionHandler
	ModelAndView stale(OptimisticLockingFailureException failure) {
		return page(HttpStatus.CONFLICT, new Conflict("shared.refusal.stale"));
	}

	@ExceptionHandler
	ModelAndView denied(AccessDeniedException failure) {
		return page(HttpStatus.FORBIDDEN, null);
	}

	/** Somebody who was signed in a moment ago, and may not be any more. */
	@ExceptionHandler
	String signedOut(AuthenticationException failure) {
		return "redirect:/login?expired";
	}

	/** Whoever looked at a live board has left; there is nobody to answer. */
	@ExceptionHandler
	void gone(AsyncRequestNotUsableException failure, HttpServletResponse response) {
		log.debug("a viewer left", failure);
	}

	@ExceptionHandler
	ModelAndView failed(Exception failure, HttpServletRequest request) {
		Refusal refusal = ApiErrors.causedByRefusal(failure);
		if (refusal != null) {
			return refused(refusal);
		}
		if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
			boolean path = mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
			return page(path ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST, null);
		}
		if (failure instanceof ErrorResponse response) {
			HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
			return page((status != null) ? status : HttpStatus.BAD_REQUEST, null);
		}
		log.error("page failed", failure);
		return page(HttpStatus.INTERNAL_SERVER_ERROR, null);
	}

	private ModelAndView page(HttpStatus status, @org.jspecify.annotations.Nullable Refusal refusal) {
		var page = new ModelAndView(view(status), status);
		page.addObject("status", status.value());
		page.addObject("requestId", RequestIds.current());
		if (refusal != null) {
			page.addObject("reason", this.problems.text(refusal.code(), refusal.problems().getFirst().args()));
		}
		return page;
	}

	static String view(HttpStatus status) {
		return switch (status) {
			case FORBIDDEN -> "error/403";
			case NOT_FOUND -> "error/404";
			case CONFLICT -> "error/409";
			case TOO_MANY_REQUESTS -> "error/429";
			default -> status.is5xxServerError() ? "error/5xx" : "error/4xx";
		};
	}

}
