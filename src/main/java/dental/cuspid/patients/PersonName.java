package dental.cuspid.patients;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A person's name as the medical card has it (BASE-1).
 *
 * @param lastName surname; empty only for a contact whose name is not known yet
 * @param firstName given name, may be empty
 * @param middleName patronymic
 */
public record PersonName(@Nullable String salutation, @Nullable String title, String lastName, String firstName,
		@Nullable String middleName) {

	public static PersonName of(String lastName, String firstName) {
		return new PersonName(null, null, lastName, firstName, null);
	}

	/**
	 * The name for lists: "Surname, Given Patronymic".
	 */
	public String listed() {
		return listed(this.lastName, this.firstName, this.middleName);
	}

	/**
	 * The name for addressing: "Title Given Surname".
	 */
	public String spoken() {
		return Stream.of(this.title, this.firstName, this.lastName)
			.filter((part) -> part != null && !part.isEmpty())
			.collect(Collectors.joining(" "));
	}

	static String listed(String lastName, String firstName, @Nullable String middleName) {
		String given = Stream.of(firstName, middleName)
			.filter((part) -> part != null && !part.isEmpty())
			.collect(Collectors.joining(" "));
		if (lastName.isEmpty() || given.isEmpty()) {
			return lastName + given;
		}
		return lastName + ", " + given;
	}

}
