package dental.cuspid.patients;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dental.cuspid.patients.TimelineEntry.Kind;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Questions;
import dental.cuspid.shared.Row;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One timeline per patient, newest first, merged from what every module knows (BASE-4).
 */
@Service
@Transactional(readOnly = true)
public class TimelineService {

	private static final Comparator<TimelineEntry> NEWEST = Comparator.comparing(TimelineEntry::at)
		.thenComparing(TimelineEntry::id)
		.reversed();

	private static final Instant FUTURE = Instant.parse("9999-01-01T00:00:00Z");

	private static final int ROUNDS = 10;

	private final List<TimelineSource> sources;

	private final Questions questions;

	TimelineService(List<TimelineSource> sources, Questions questions) {
		this.sources = sources;
		this.questions = questions;
	}

	/**
	 * A page of the timeline. Entries of one instant are never torn apart.
	 * @param kinds what to show, empty for everything
	 */
	@Requires(Right.READ_PATIENTS)
	public CursorPage<TimelineEntry> entries(PatientId patient, Set<Kind> kinds, @Nullable String cursor, int limit) {
		Instant before = before(cursor);
		var shown = new ArrayList<TimelineEntry>();
		for (int round = 0; round < ROUNDS; round++) {
			List<TimelineEntry> page = page(patient, before, limit);
			boolean last = page.size() <= limit;
			List<TimelineEntry> whole = last ? page : wholeInstants(page, limit);
			whole.stream().filter((entry) -> kinds.isEmpty() || kinds.contains(entry.kind())).forEach(shown::add);
			if (last) {
				return new CursorPage<>(shown, null);
			}
			before = whole.getLast().at();
			if (shown.size() >= limit) {
				break;
			}
		}
		return new CursorPage<>(shown, Cursor.of(before));
	}

	private List<TimelineEntry> page(PatientId patient, Instant before, int limit) {
		List<List<Row>> answers = this.questions.ask(this.sources.stream().map(TimelineSource::select).toList(),
				Map.of("patient", patient.value(), "before", before.atOffset(ZoneOffset.UTC), "limit", limit + 1));
		return IntStream.range(0, answers.size())
			.boxed()
			.flatMap((index) -> answers.get(index).stream().map(this.sources.get(index)::entry))
			.sorted(NEWEST)
			.toList();
	}

	private static List<TimelineEntry> wholeInstants(List<TimelineEntry> page, int limit) {
		Instant last = page.get(limit - 1).at();
		return page.stream().filter((entry) -> !entry.at().isBefore(last)).toList();
	}

	private static Instant before(@Nullable String cursor) {
		List<String> keys = Cursor.read(cursor, 1);
		return keys.isEmpty() ? FUTURE : Cursor.instant(keys.getFirst());
	}

}
