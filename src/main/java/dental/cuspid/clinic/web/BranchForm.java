package dental.cuspid.clinic.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.clinic.OpeningHours;
import dental.cuspid.clinic.OpeningHours.Interval;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * A branch as the form has it.
 *
 * @param monday hours as people write them, empty for a day it is closed
 * @param holidays one day on each line
 */
record BranchForm(@NotBlank String code, @NotBlank String name, @Nullable String address, @Nullable String phone,
		String monday, String tuesday, String wednesday, String thursday, String friday, String saturday, String sunday,
		String holidays) {

	static BranchForm empty() {
		return of("", "", null, null, OpeningHours.usual(), Set.of());
	}

	static BranchForm of(BranchDetails details) {
		var branch = details.branch();
		return of(branch.code(), branch.name(), branch.address(), branch.phone(), details.openingHours(),
				details.holidays());
	}

	private static BranchForm of(String code, String name, @Nullable String address, @Nullable String phone,
			OpeningHours hours, Set<LocalDate> holidays) {
		List<String> days = List.of(DayOfWeek.values()).stream().map((day) -> HoursText.write(hours.on(day))).toList();
		return new BranchForm(code, name, address, phone, days.get(0), days.get(1), days.get(2), days.get(3),
				days.get(4), days.get(5), days.get(6), HoursText.writeDays(holidays));
	}

	/** Names what cannot be read as hours or days. */
	void check(Errors errors) {
		week().forEach((day, text) -> {
			if (HoursText.read(text).isEmpty()) {
				errors.rejectValue(day.name().toLowerCase(Locale.ROOT), "clinic.refusal.hours");
			}
		});
		if (HoursText.readDays(this.holidays).isEmpty()) {
			errors.rejectValue("holidays", "clinic.refusal.holidays");
		}
	}

	NewBranch toCommand() {
		Map<DayOfWeek, List<Interval>> hours = new EnumMap<>(DayOfWeek.class);
		week().forEach((day, text) -> hours.put(day, HoursText.read(text).orElseThrow()));
		return new NewBranch(this.code, this.name, this.address, this.phone, new OpeningHours(hours),
				HoursText.readDays(this.holidays).orElseThrow());
	}

	private Map<DayOfWeek, String> week() {
		List<String> texts = List.of(this.monday, this.tuesday, this.wednesday, this.thursday, this.friday,
				this.saturday, this.sunday);
		Map<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			week.put(day, texts.get(day.ordinal()));
		}
		return week;
	}

}
