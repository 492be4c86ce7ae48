package dental.cuspid.patients.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A day of the timeline.
 */
record TimelineDay(LocalDate day, boolean today, List<Item> items) {

	static List<TimelineDay> of(List<TimelineEntry> entries, Function<Instant, LocalDate> dayOf, LocalDate today,
			Function<TimelineEntry, String> title) {
		var days = new LinkedHashMap<LocalDate, List<Item>>();
		for (TimelineEntry entry : entries) {
			days.computeIfAbsent(dayOf.apply(entry.at()), (day) -> new ArrayList<>())
				.add(new Item(entry.at(), entry.icon(), title.apply(entry), entry.detail(), entry.amount(),
						entry.href(), entry.by()));
		}
		return days.entrySet()
			.stream()
			.map((day) -> new TimelineDay(day.getKey(), day.getKey().equals(today), day.getValue()))
			.toList();
	}

	/**
	 * One entry, in words.
	 */
	record Item(Instant at, String icon, String head, @Nullable String detail, @Nullable Money amount,
			@Nullable String href, @Nullable String by) {

	}

}
