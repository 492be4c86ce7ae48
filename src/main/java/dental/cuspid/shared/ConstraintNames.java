package dental.cuspid.shared;

import java.util.Optional;
import java.util.Set;

import org.postgresql.util.PSQLException;

/**
 * Finds which named constraint of the database refused a write, so that its own sentence
 * ({@code constraint.<name>}) can be shown.
 */
public final class ConstraintNames {

	/**
	 * SQL states of a byte sequence that is no character, such as zero, and of a number
	 * or a time beyond all bounds.
	 */
	private static final Set<String> NOT_KEPT = Set.of("22021", "22003", "22008");

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
			.orElseGet(() -> new Conflict(unreadable(failure) ? "typeMismatch" : "shared.refusal.conflict"));
	}

	/**
	 * Whether a value was refused because the database cannot keep it.
	 */
	public static boolean unreadable(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PSQLException sql && NOT_KEPT.contains(String.valueOf(sql.getSQLState()))) {
				return true;
			}
		}
		return false;
	}

}
