package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.patients.DuplicateView.Reason;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds accounts that probably belong to the same person (BASE-3): the same phone number,
 * the same e-mail address, the same card number, or the same folded name and birth date.
 */
@Service
@Transactional(readOnly = true)
public class DuplicateFinder {

	private static final int MOST = 20;

	private final JdbcClient jdbc;

	DuplicateFinder(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Probable accounts of one person, those with most in common first.
	 */
	@Requires(Right.READ_PATIENTS)
	public List<DuplicateView> find(DuplicateProbe probe) {
		return findAll(List.of(probe)).getFirst();
	}

	/**
	 * Probable accounts of many people in one statement, in the order asked.
	 */
	@Requires(Right.READ_PATIENTS)
	public List<List<DuplicateView>> findAll(List<DuplicateProbe> probes) {
		var asked = new ArrayList<String[]>();
		for (int i = 0; i < probes.size(); i++) {
			for (SearchKeys.Key key : keys(probes.get(i))) {
				asked.add(new String[] { String.valueOf(i), key.kind().code(), key.text() });
			}
		}
		List<Map<UUID, DuplicateView>> found = new ArrayList<>();
		probes.forEach((probe) -> found.add(new LinkedHashMap<>()));
		if (!asked.isEmpty()) {
			this.jdbc.sql("""
					select asked.probe, asked.kind,\s""" + PatientRows.BRIEF + """
					 from unnest(cast(:probes as int[]), cast(:kinds as text[]), cast(:keys as text[]))
						as asked (probe, kind, key)
					cross join lateral (select patient_id from patient_search_key key
						where key.kind = asked.kind and key.key = asked.key limit 20) hit
					join patient on patient.id = hit.patient_id
					order by asked.probe, patient.id""")
				.param("probes", column(asked, 0))
				.param("kinds", column(asked, 1))
				.param("keys", column(asked, 2))
				.query((row) -> {
					int index = row.getInt("probe");
					PatientBrief patient = PatientRows.brief(row);
					if (!patient.id().equals(probes.get(index).except())) {
						found.get(index)
							.computeIfAbsent(patient.id().value(),
									(id) -> new DuplicateView(patient, EnumSet.noneOf(Reason.class)))
							.reasons()
							.add(reason(row.getString("kind")));
					}
				});
		}
		return found.stream().map(DuplicateFinder::best).toList();
	}

	/**
	 * Refuses somebody who is probably here already, naming the accounts.
	 */
	void refuse(DuplicateProbe probe) {
		List<DuplicateView> found = find(probe);
		if (!found.isEmpty()) {
			List<String> candidates = found.stream().map(DuplicateView::reference).toList();
			throw new Conflict("patients.refusal.duplicate", found.size(), String.join(", ", candidates))
				.with("candidates", candidates);
		}
	}

	/**
	 * Who else may be meant by an account: probably the same person, or somebody who only
	 * shares a phone or an e-mail address with it.
	 */
	@Requires(Right.READ_PATIENTS)
	public Hints hints(PatientView patient) {
		PersonName name = patient.name();
		List<DuplicateView> found = find(new DuplicateProbe(name.lastName(), name.firstName(), patient.birthDate(),
				patient.phones().stream().map(PhoneNumber::e164).toList(), patient.emails(), null, patient.id()));
		String listed = NameFolding.plain(name.listed());
		Map<Boolean, List<DuplicateView>> same = found.stream()
			.collect(Collectors.partitioningBy((one) -> samePerson(one, listed, patient.birthDate())));
		return new Hints(same.getOrDefault(true, List.of()), same.getOrDefault(false, List.of()));
	}

	private static boolean samePerson(DuplicateView one, String listed, @Nullable LocalDate birthDate) {
		LocalDate other = one.patient().birthDate();
		boolean born = birthDate == null || other == null || birthDate.equals(other);
		return one.reasons().contains(Reason.NAME_AND_BIRTH_DATE)
				|| born && (one.reasons().size() > 1 || NameFolding.plain(one.patient().name()).equals(listed));
	}

	private static List<DuplicateView> best(Map<UUID, DuplicateView> found) {
		return found.values()
			.stream()
			.sorted((one, other) -> other.reasons().size() - one.reasons().size())
			.limit(MOST)
			.toList();
	}

	private static List<SearchKeys.Key> keys(DuplicateProbe probe) {
		var keys = new ArrayList<SearchKeys.Key>();
		probe.phones().forEach((phone) -> keys.add(SearchKeys.phoneEnd(phone)));
		probe.emails().forEach((email) -> keys.add(SearchKeys.email(email)));
		if (probe.cardNumber() != null) {
			keys.add(SearchKeys.card(probe.cardNumber()).getFirst());
		}
		boolean named = probe.lastName() != null && !probe.lastName().isBlank();
		if (named && probe.birthDate() != null) {
			String first = (probe.firstName() != null) ? probe.firstName() : "";
			keys.add(SearchKeys.birth(String.valueOf(probe.lastName()), first, probe.birthDate()));
		}
		return keys;
	}

	private static Reason reason(String kind) {
		return switch (SearchKeys.Kind.of(kind)) {
			case PHONE_END, PHONE_START -> Reason.PHONE;
			case EMAIL -> Reason.EMAIL;
			case CARD -> Reason.CARD_NUMBER;
			case BIRTH, NAME -> Reason.NAME_AND_BIRTH_DATE;
		};
	}

	/**
	 * Accounts that have something in common with one.
	 *
	 * @param duplicates probably the same person
	 * @param sharing other people with the same phone or e-mail address: a household
	 */
	public record Hints(List<DuplicateView> duplicates, List<DuplicateView> sharing) {

	}

	private static String[] column(List<String[]> rows, int column) {
		return rows.stream().map((row) -> row[column]).toArray(String[]::new);
	}

}
