package dental.cuspid.calendar.web;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of the calendar is looked at, as it stands in the address.
 *
 * @param branch code of a branch, {@code all} for all of them, null for the person's own
 * choice
 * @param by {@code practitioner} or {@code chair}
 * @param range {@code day} or {@code week}
 * @param practitioner whose week
 */
record CalendarQuery(@Nullable LocalDate date, @Nullable String branch, @Nullable String by, @Nullable String range,
		@Nullable String practitioner) {

	static final String ALL = "all";

	boolean chairs() {
		return "chair".equals(this.by);
	}

	boolean week() {
		return "week".equals(this.range);
	}

	CalendarQuery on(LocalDate date) {
		return new CalendarQuery(date, this.branch, this.by, this.range, this.practitioner);
	}

	CalendarQuery at(String branch) {
		return new CalendarQuery(this.date, branch, this.by, this.range, null);
	}

	CalendarQuery by(@Nullable String by) {
		return new CalendarQuery(this.date, this.branch, by, null, null);
	}

	CalendarQuery range(@Nullable String range, @Nullable String practitioner) {
		return new CalendarQuery(this.date, this.branch, null, range, practitioner);
	}

	/**
	 * The address of this part.
	 */
	String href() {
		var uri = UriComponentsBuilder.fromPath("/calendar");
		add(uri, "date", this.date);
		add(uri, "branch", this.branch);
		add(uri, "by", chairs() ? this.by : null);
		add(uri, "range", week() ? this.range : null);
		add(uri, "practitioner", week() ? this.practitioner : null);
		return uri.encode().toUriString();
	}

	private static void add(UriComponentsBuilder uri, String name, @Nullable Object value) {
		if (value != null) {
			uri.queryParam(name, value);
		}
	}

}
