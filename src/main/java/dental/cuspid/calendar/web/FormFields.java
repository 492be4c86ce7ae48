package dental.cuspid.calendar.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;

/**
 * Leads refusals to the fields of the page, where date and time are typed apart.
 */
final class FormFields {

	private static final Map<String, String> NAMES = Map.of("startsAt", "time", "durationMinutes", "minutes");

	private FormFields() {
	}

	static <T> T lead(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (Conflict refusal) {
			throw new Conflict(problems(refusal));
		}
		catch (RuleViolation refusal) {
			throw new RuleViolation(problems(refusal));
		}
		catch (NotFound refusal) {
			throw new NotFound(problems(refusal));
		}
	}

	private static List<Refusal.Problem> problems(Refusal refusal) {
		return refusal.problems()
			.stream()
			.map((problem) -> (problem.field() != null) ? new Refusal.Problem(
					NAMES.getOrDefault(problem.field(), problem.field()), problem.code(), problem.args()) : problem)
			.toList();
	}

}
