package dental.cuspid.clinic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A place of the clinic: opened, changed, closed for good, never removed.
 */
@Entity
class Branch {

	@Id
	private UUID id;

	private String code;

	private String name;

	private @Nullable String address;

	private @Nullable String phone;

	private boolean active;

	@Version
	private long version;

	@ElementCollection
	@CollectionTable(name = "branch_opening", joinColumns = @JoinColumn(name = "branch_id"))
	private Set<Opening> openings = new HashSet<>();

	@ElementCollection
	@CollectionTable(name = "branch_holiday", joinColumns = @JoinColumn(name = "branch_id"))
	@Column(name = "day")
	private Set<LocalDate> holidays = new HashSet<>();

	@SuppressWarnings("NullAway")
	protected Branch() {
	}

	static Branch open(BranchId id, String code) {
		var branch = new Branch();
		branch.id = id.value();
		branch.code = code;
		branch.active = true;
		return branch;
	}

	Branch describe(String name, @Nullable String address, @Nullable String phone) {
		this.name = name;
		this.address = address;
		this.phone = phone;
		return this;
	}

	Branch receives(OpeningHours hours, Set<LocalDate> closedOn) {
		var wanted = new HashSet<Opening>();
		hours.week()
			.forEach((day, intervals) -> intervals
				.forEach((interval) -> wanted.add(new Opening(day.getValue(), interval.from(), interval.to()))));
		this.openings.retainAll(wanted);
		this.openings.addAll(wanted);
		this.holidays.retainAll(closedOn);
		this.holidays.addAll(closedOn);
		return this;
	}

	void activate(boolean active) {
		this.active = active;
	}

	String code() {
		return this.code;
	}

	/**
	 * One stretch of a weekday.
	 *
	 * @param weekday 1 is Monday
	 */
	@Embeddable
	record Opening(int weekday, LocalTime opens, LocalTime closes) {

		DayOfWeek day() {
			return DayOfWeek.of(this.weekday);
		}

		static OpeningHours hours(List<Opening> openings) {
			return new OpeningHours(openings.stream()
				.collect(java.util.stream.Collectors.groupingBy(Opening::day,
						java.util.stream.Collectors.mapping(
								(opening) -> new OpeningHours.Interval(opening.opens(), opening.closes()),
								java.util.stream.Collectors.toList()))));
		}

	}

}
