package dental.cuspid.checkout.web;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * A receipt as it is typed, before it is written.
 *
 * @param patient card number or id
 * @param appointment id, empty for a walk-in
 * @param branch code
 * @param occurredAt an earlier moment, where it is entered later
 */
record DraftForm(@Nullable String patient, @Nullable String appointment, @Nullable String branch,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime occurredAt,
		@Nullable List<LineForm> lines) {

	/** The lines with something in them. */
	List<LineForm> typed() {
		return all().stream().filter((line) -> !line.isBlank()).toList();
	}

	/** Where on the page each line with something in it stands. */
	List<Integer> places() {
		List<LineForm> lines = all();
		return IntStream.range(0, lines.size()).filter((place) -> !lines.get(place).isBlank()).boxed().toList();
	}

	DraftForm plusLine() {
		List<LineForm> more = new ArrayList<>(all());
		more.add(LineForm.empty());
		return with(more);
	}

	DraftForm withoutLine(int index) {
		List<LineForm> rest = new ArrayList<>(all());
		if (index >= 0 && index < rest.size()) {
			rest.remove(index);
		}
		return with(rest.isEmpty() ? List.of(LineForm.empty()) : rest);
	}

	private List<LineForm> all() {
		return (this.lines != null)
				? this.lines.stream().map((line) -> (line != null) ? line : LineForm.empty()).toList() : List.of();
	}

	private DraftForm with(List<LineForm> lines) {
		return new DraftForm(this.patient, this.appointment, this.branch, this.occurredAt, lines);
	}

}
