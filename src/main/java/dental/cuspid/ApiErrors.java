package dental.cuspid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.ConstraintNames;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What the API answers when something is refused or fails; the only such mapping besides
 * {@link PageErrors}.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

	private final ApiProblems problems;

	private final MessageSource messages;

	ApiErrors(ApiProblems problems, MessageSource messages) {
		this.problems = problems;
		this.messages = messages;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(Refusal refusal) {
		HttpStatus status = switch (refusal) {
			case RuleViolation _ -> HttpStatus.UNPROCESSABLE_CONTENT;
			case Conflict _ -> HttpStatus.CONFLICT;
			case NotFound _ -> HttpStatus.NOT_FOUND;
		};
		return answer(this.problems.of(status, refusal));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> constraint(DataIntegrityViolationException failure, HttpServletRequest request) {
		Refusal refusal = ConstraintNames.refusal(failure);
		if (!ConstraintNames.unreadable(failure)) {
			return answer(this.problems.of(HttpStatus.CONFLICT, refusal));
		}
		List<String> fields = RereadableRequest.of(request).map(RereadableRequest::unkept).orElse(List.of());
		if (fields.isEmpty()) {
			return answer(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal));
		}
		String text = this.problems.text(refusal.code());
		return answer(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, text,
				fields.stream().map((field) -> ApiProblems.error(field, refusal.code(), text)).toList()));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> stale(OptimisticLockingFailureException failure) {
		return answer(this.problems.of(HttpStatus.CONFLICT, "shared.refusal.stale"));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> denied(AccessDeniedException failure) {
		return answer(this.problems.of(HttpStatus.FORBIDDEN, "api.error.forbidden"));
	}

	@ExceptionHandler({ RequestRejectedException.class, MultipartException.class })
	ResponseEntity<ProblemDetail> unreadable(RuntimeException failure) {
		return answer(this.problems.of(HttpStatus.BAD_REQUEST, "api.error.unreadable"));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> signedOut(AuthenticationException failure) {
		return answer(this.problems.of(HttpStatus.UNAUTHORIZED, "api.error.signIn"));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> failed(Exception failure) {
		if (causedByRefusal(failure) instanceof Refusal refusal) {
			return refused(refusal);
		}
		log.error("request failed", failure);
		return answer(this.problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "api.error.failed"));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Map<String, Object>> errors = new ArrayList<>();
		for (FieldError error : failure.getBindingResult().getFieldErrors()) {
			errors.add(ApiProblems.error(error.getField(), String.valueOf(error.getCode()),
					this.messages.getMessage(error, LocaleContextHolder.getLocale())));
		}
		return body(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, this.problems.text("api.error.values"), errors));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Map<String, Object>> errors = new ArrayList<>();
		for (var result : failure.getParameterValidationResults()) {
			String name = String.valueOf(result.getMethodParameter().getParameterName());
			if (result instanceof ParameterErrors fields) {
				fields.getFieldErrors()
					.forEach((error) -> errors.add(ApiProblems.error(error.getField(), String.valueOf(error.getCode()),
							this.messages.getMessage(error, LocaleContextHolder.getLocale()))));
			}
			else {
				result.getResolvableErrors()
					.forEach((error) -> errors.add(ApiProblems.error(name, "invalid",
							this.messages.getMessage(error, LocaleContextHolder.getLocale()))));
			}
		}
		return body(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, this.problems.text("api.error.values"), errors));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (causedByRefusal(failure) instanceof Refusal refusal) {
			return body(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal));
		}
		if (failure.getCause() instanceof JacksonException bind && understood(bind) && !bind.getPath().isEmpty()) {
			String field = path(bind);
			String code = (bind instanceof UnrecognizedPropertyException) ? "api.error.unknownField"
					: "api.error.value";
			String text = this.problems.text(code, field);
			return body(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, text,
					List.of(ApiProblems.error(field, code, text))));
		}
		return body(this.problems.of(HttpStatus.BAD_REQUEST, "api.error.unreadable"));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
			if (causedByRefusal(mismatch) instanceof NotFound missing) {
				return body(this.problems.of(HttpStatus.NOT_FOUND, missing));
			}
			String text = this.problems.text("api.error.value", mismatch.getName());
			return body(this.problems.of(HttpStatus.UNPROCESSABLE_CONTENT, text,
					List.of(ApiProblems.error(mismatch.getName(), "api.error.value", text))));
		}
		HttpStatus known = HttpStatus.resolve(status.value());
		ProblemDetail problem = this.problems.of((known != null) ? known : HttpStatus.BAD_REQUEST,
				status.is5xxServerError() ? "api.error.failed" : "api.error.unreadable");
		return ResponseEntity.status(status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	static @Nullable Refusal causedByRefusal(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Refusal refusal) {
				return refusal;
			}
		}
		return null;
	}

	/** Whether it is JSON, with a value that does not fit its field. */
	private static boolean understood(JacksonException failure) {
		return failure instanceof DatabindException || failure instanceof InputCoercionException;
	}

	private static String path(JacksonException failure) {
		var text = new StringBuilder();
		failure.getPath().forEach((step) -> {
			if (step.getPropertyName() != null) {
				text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
			else {
				text.append('[').append(step.getIndex()).append(']');
			}
		});
		return text.toString();
	}

	private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
		return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private static ResponseEntity<Object> body(ProblemDetail problem) {
		return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

}
