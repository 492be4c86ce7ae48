package dental.cuspid.patients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientHit.Match;
import dental.cuspid.patients.SearchKeys.Kind;
import dental.cuspid.patients.SearchQuery.Reading;
import dental.cuspid.patients.SearchQuery.Word;
import dental.cuspid.shared.Questions;
import dental.cuspid.shared.Row;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds patients while somebody types (BASE-2), in at most two statements: beginnings of
 * names, ends of phone numbers and card numbers in index order; where that gave too
 * little, middles of words, and similar names where nothing is found at all.
 */
@Service
@Transactional
public class SearchService {

	private static final int MOST = 100;

	/** Keys of one patient may begin alike; so many more are read than shown. */
	private static final int SPARE = 2;

	private final JdbcClient jdbc;

	private final Questions questions;

	private final ObjectProvider<SearchSource> sources;

	private final ClinicTime time;

	SearchService(JdbcClient jdbc, Questions questions, ObjectProvider<SearchSource> sources, ClinicTime time) {
		this.jdbc = jdbc;
		this.questions = questions;
		this.sources = sources;
		this.time = time;
	}

	/**
	 * The patients that fit best.
	 * @param typed anything: name parts, phone parts, card number, birth date, e-mail
	 * @param limit how many, up to 100
	 */
	@Requires(Right.READ_PATIENTS)
	public List<PatientHit> search(String typed, int limit) {
		return find(typed, limit, List.of()).patients();
	}

	/**
	 * The patients that fit best, and what else of the clinic does, half as much of each
	 * kind; in two statements too.
	 */
	@Requires(Right.READ_PATIENTS)
	public Found find(String typed, int limit) {
		return find(typed, limit, this.sources.orderedStream().toList());
	}

	private Found find(String typed, int limit, List<SearchSource> others) {
		SearchQuery query = SearchQuery.of(typed, this.time.today());
		int most = Math.clamp(limit, 1, MOST);
		if (query.readings().isEmpty()) {
			return new Found(List.of(), List.of());
		}
		var found = new LinkedHashMap<PatientId, PatientHit>();
		beginnings(query, most).forEach((hit) -> found.putIfAbsent(hit.id(), hit));
		Map<String, Object> params = new LinkedHashMap<>();
		String text = typed.strip().toLowerCase(Locale.ROOT);
		params.put("typed", text);
		params.put("anywhere", anywhere(text));
		params.put("patients", found.keySet().stream().map(PatientId::toString).toArray(String[]::new));
		params.put("some", Math.max(1, most / 2));
		Optional<String> further = (found.size() < most) ? further(query, most, found.isEmpty(), params)
				: Optional.empty();
		List<List<Row>> rows = this.questions
			.ask(Stream.concat(further.stream(), others.stream().map(SearchSource::select)).toList(), params);
		if (further.isPresent()) {
			inOrder(rows.getFirst()).map((row) -> hit(PatientRows.brief(row), Match.valueOf(row.text("match"))))
				.forEach((hit) -> found.putIfAbsent(hit.id(), hit));
		}
		var also = new ArrayList<SearchHit>();
		int first = rows.size() - others.size();
		for (int i = 0; i < others.size(); i++) {
			inOrder(rows.get(first + i)).map(others.get(i)::hit).forEach(also::add);
		}
		return new Found(found.values().stream().limit(most).toList(), also);
	}

	private static Stream<Row> inOrder(List<Row> rows) {
		return rows.stream().sorted(Comparator.comparingInt((row) -> row.whole("place")));
	}

	/** A pattern for a text anywhere within another. */
	private static String anywhere(String text) {
		return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
	}

	private List<PatientHit> beginnings(SearchQuery query, int most) {
		var branches = new ArrayList<String>();
		Map<String, Object> params = new LinkedHashMap<>();
		for (int i = 0; i < query.readings().size(); i++) {
			branches.add(branch(i, query.readings().get(i), params));
		}
		params.put("read", most * SPARE);
		params.put("limit", most);
		return this.jdbc
			.sql("""
					select %s, hit.kind from (
						select patient_id, min(reading) reading, min(rank) rank, min(key) key,
							(array_agg(kind order by reading, rank))[1] kind
						from (%s) found group by patient_id order by reading, rank, key limit :limit) hit
					join patient on patient.id = hit.patient_id
					order by hit.reading, hit.rank, hit.key, patient.sort_name""".formatted(PatientRows.BRIEF,
					String.join(" union all ", branches)))
			.params(params)
			.query((row, index) -> hit(PatientRows.brief(row), match(Kind.of(row.getString("kind")))))
			.list();
	}

	/**
	 * One reading: the word that says most is looked up in the index, the others are
	 * checked on what it gives.
	 */
	private static String branch(int number, Reading reading, Map<String, Object> params) {
		List<Word> words = reading.words()
			.stream()
			.sorted(Comparator.comparingInt((Word word) -> -word.beginnings().getFirst().text().length()))
			.toList();
		var others = new StringBuilder();
		for (int i = 0; i < words.size(); i++) {
			List<SearchKeys.Key> keys = words.get(i).beginnings();
			params.put("k%d_%d".formatted(number, i),
					keys.stream().map((key) -> key.kind().code()).toArray(String[]::new));
			params.put("t%d_%d".formatted(number, i), keys.stream().map(SearchKeys.Key::text).toArray(String[]::new));
			if (i > 0) {
				others.append("""
						and exists (select 1 from patient_search_key other
						join unnest(cast(:k%1$d_%2$d as text[]), cast(:t%1$d_%2$d as text[])) as asked (kind, text)
						on other.kind = asked.kind and starts_with(other.key, asked.text collate "C")
						where other.patient_id = entry.patient_id)""".formatted(number, i));
			}
		}
		return """
				select hit.patient_id, hit.kind, hit.key, %1$d as reading, asked.rank
				from unnest(cast(:k%1$d_0 as text[]), cast(:t%1$d_0 as text[])) with ordinality as asked (kind, text, rank)
				cross join lateral (
					select entry.patient_id, entry.kind, entry.key from patient_search_key entry
					where entry.kind = asked.kind and entry.key >= asked.text collate "C"
						and entry.key < asked.text || U&'\\+10FFFF' collate "C"%2$s
					order by entry.key limit :read) hit"""
			.formatted(number, others);
	}

	/**
	 * Middles of words by name; where there are none and nothing was found before either,
	 * similar names, the most alike first.
	 */
	private static Optional<String> further(SearchQuery query, int most, boolean nothingYet,
			Map<String, Object> params) {
		String middles = middles(query, params);
		List<String> similar = similar(query);
		if (middles.isEmpty() && (similar.isEmpty() || !nothingYet)) {
			return Optional.empty();
		}
		params.put("limit", most);
		params.put("nothing", nothingYet && !similar.isEmpty());
		params.put("first", similar.isEmpty() ? "" : similar.getFirst());
		params.put("second", similar.isEmpty() ? "" : similar.getLast());
		return Optional.of("""
				with middle as materialized (select * from patient where %1$s limit :limit),
				alike as (
					select patient.*, greatest(word_similarity(:first, search_text),
						word_similarity(:second, search_text)) as likeness
					from patient where :nothing and not exists (select from middle)
						and (search_text %%> :first or search_text %%> :second)
					order by likeness desc, id limit :limit)
				select %2$s, match, row_number() over (order by likeness desc, sort_name) as place from (
					select middle.*, 0 as likeness, 'MIDDLE' as match from middle
					union all
					select alike.*, 'SIMILAR' from alike) patient""".formatted(middles.isEmpty() ? "false" : middles,
				PatientRows.BRIEF));
	}

	private static String middles(SearchQuery query, Map<String, Object> params) {
		var readings = new ArrayList<String>();
		for (int i = 0; i < query.readings().size(); i++) {
			Reading reading = query.readings().get(i);
			if (reading.words().stream().anyMatch((word) -> word.middles().isEmpty())) {
				continue;
			}
			var words = new ArrayList<String>();
			for (int j = 0; j < reading.words().size(); j++) {
				String name = "m%d_%d".formatted(i, j);
				params.put(name,
						reading.words().get(j).middles().stream().map(SearchService::anywhere).toArray(String[]::new));
				words.add("search_text like any(cast(:%s as text[]))".formatted(name));
			}
			readings.add("(" + String.join(" and ", words) + ")");
		}
		return String.join(" or ", readings);
	}

	/** The whole of what was typed, as the first two readings write it. */
	private static List<String> similar(SearchQuery query) {
		return query.readings()
			.stream()
			.map((reading) -> String.join(" ",
					reading.words().stream().flatMap((word) -> word.middles().stream().limit(1)).toList()))
			.filter((text) -> !text.isEmpty())
			.limit(2)
			.toList();
	}

	private static PatientHit hit(PatientBrief brief, Match match) {
		return new PatientHit(brief.id(), brief.cardNumber(), brief.name(), brief.birthDate(), brief.phone(), match);
	}

	private static Match match(Kind kind) {
		return switch (kind) {
			case NAME -> Match.NAME;
			case PHONE_END, PHONE_START -> Match.PHONE;
			case CARD -> Match.CARD_NUMBER;
			case EMAIL -> Match.EMAIL;
			case BIRTH -> Match.BIRTH_DATE;
		};
	}

	/**
	 * What fits a text.
	 *
	 * @param others what else of the clinic does
	 */
	public record Found(List<PatientHit> patients, List<SearchHit> others) {

	}

}
