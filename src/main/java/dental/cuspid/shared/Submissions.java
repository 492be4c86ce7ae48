package dental.cuspid.shared;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Runs what a page's form asks for: in one transaction (again where the database broke it
 * off), once for each form that was shown, with every refusal left at its field. The same
 * form sent ten times has one effect and one target.
 */
@Component
public class Submissions {

	private static final String AS_SHOWN = "asShown";

	private final Idempotency idempotency;

	private final Transactions transactions;

	private final JdbcClient jdbc;

	Submissions(Idempotency idempotency, Transactions transactions, JdbcClient jdbc) {
		this.idempotency = idempotency;
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	/**
	 * Runs the action.
	 * @param submission the form's hidden identifier
	 * @param errors the form's errors; where it has some already, nothing is done
	 * @param action does the work and returns the address to go to
	 * @return the target, or empty when something was refused (the response then has
	 * status 422 and the errors say why)
	 */
	public Optional<String> attempt(String submission, Errors errors, Supplier<String> action) {
		if (!errors.hasErrors()) {
			try {
				return Optional.of(once(submission, action));
			}
			catch (Refusal refusal) {
				reject(errors, refusal);
			}
			catch (DataIntegrityViolationException ex) {
				reject(errors, ConstraintNames.refusal(ex));
			}
			catch (OptimisticLockingFailureException ex) {
				reject(errors, new Conflict("shared.refusal.stale"));
			}
		}
		response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return Optional.empty();
	}

	/**
	 * Runs an action that replaces what is there by what the form says, unless somebody
	 * else changed it since the form was shown ({@link #shown}): then it is refused with
	 * everything typed kept, and sending it once more replaces the present state
	 * knowingly. Changes at one address wait for each other.
	 * @param now the form as it would be shown now
	 */
	public Optional<String> change(String submission, Errors errors, Supplier<?> now, Supplier<String> action) {
		HttpServletRequest request = attributes().getRequest();
		String shown = request.getParameter(AS_SHOWN);
		return attempt(submission, errors, () -> {
			this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:address, 0))")
				.param("address", request.getRequestURI())
				.query((row, index) -> index)
				.list();
			if (shown != null && !shown.equals(print(now.get()))) {
				request.setAttribute(AS_SHOWN, true);
				throw new Conflict("shared.refusal.changed");
			}
			return action.get();
		});
	}

	/**
	 * Has the form carry along what it shows; once refused, what the person had seen.
	 * @param now the form as it is shown
	 */
	public static void shown(Model model, Object now) {
		HttpServletRequest request = attributes().getRequest();
		String before = request.getParameter(AS_SHOWN);
		boolean told = request.getAttribute(AS_SHOWN) != null;
		model.addAttribute(AS_SHOWN, (before != null && !told) ? before : print(now));
	}

	private static String print(Object form) {
		return Idempotency.fingerprint(form.toString());
	}

	/**
	 * Runs an action without fields of its own (a button). Refusals go to the error page.
	 */
	public String once(String submission, Supplier<String> action) {
		HttpServletRequest request = attributes().getRequest();
		String person = Optional.ofNullable(request.getRemoteUser()).orElse("-");
		var key = new Idempotency.Key(person, "PAGE " + request.getRequestURI(), submission);
		return String.valueOf(this.transactions.run(() -> {
			var first = this.idempotency.claim(key, "");
			if (first.isPresent()) {
				return String.valueOf(first.get().body());
			}
			String target = action.get();
			this.idempotency.answered(key, new Idempotency.Answer(303, null, target));
			return target;
		}));
	}

	private static void reject(Errors errors, Refusal refusal) {
		for (Refusal.Problem problem : refusal.problems()) {
			if (problem.field() != null && fieldExists(errors, problem.field())) {
				errors.rejectValue(problem.field(), problem.code(), problem.args(), problem.code());
			}
			else {
				errors.reject(problem.code(), problem.args(), problem.code());
			}
		}
	}

	private static boolean fieldExists(Errors errors, String field) {
		try {
			errors.getFieldValue(field);
			return true;
		}
		catch (org.springframework.beans.InvalidPropertyException ex) {
			return false;
		}
	}

	private static HttpServletResponse response() {
		HttpServletResponse response = attributes().getResponse();
		if (response == null) {
			throw new IllegalStateException("no response to answer");
		}
		return response;
	}

	private static ServletRequestAttributes attributes() {
		return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
	}

}
