package dental.cuspid.calendar.web;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The calendar as its page shows it.
 *
 * @param last last day shown, the first one again for a day
 * @param here the address of what is shown
 * @param all the address of the same for all branches
 * @param bookHref the booking panel beside what is shown
 * @param mayBook whether this person books
 */
record CalendarPage(LocalDate date, LocalDate last, boolean chairs, boolean week, String branch,
		@Nullable String branchName, @Nullable String practitioner, Board board, int total, Links links,
		List<Choice> branches, List<Choice> people, String here, String all, String bookHref, boolean mayBook) {

	/**
	 * Where the buttons of the head lead.
	 */
	record Links(String before, String today, String after, String practitioners, String chairs, String day,
			String week) {

	}

	/**
	 * Something to choose from a menu.
	 */
	record Choice(String key, String name, String href, boolean current) {

	}

}
