package dental.cuspid.shared;

import java.util.Optional;

import org.postgresql.util.PSQLException;

/**
 * Finds which named constraint of the database refused a write, so that its own sentence
 * ({@code constraint.<name>}) can be shown.
 */
public final class ConstraintNames {

	private ConstraintNames() {
	}

	/**
	 * The name of the constraint behind a failure, where there is one.
	 */
	public static Optional<String> of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PSQLException sql && sql.getServerErrorMessage() != null
					&& sql.getServerErrorMessage().getConstraint() != null) {
				return Optional.of(sql.getServerErrorMessage().getConstraint());
			}
		}
		return Optional.empty();
	}

	/**
	 * The failure as a refusal people can read.
	 */
	public static Conflict refusal(Throwable failure) {
		return of(failure).map((name) -> new Conflict("constraint." + name))
			.orElseGet(() -> new Conflict("shared.refusal.conflict"));
	}

}
