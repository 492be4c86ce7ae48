package dental.cuspid.imports;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.patients.DentacoinParticipation;
import dental.cuspid.patients.PatientChange;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.PatientSnapshot;
import dental.cuspid.patients.PatientSnapshots;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.PhoneNumber;

import org.springframework.stereotype.Component;

import static dental.cuspid.imports.ImportField.BIRTH_DATE;
import static dental.cuspid.imports.ImportField.COMMENT;
import static dental.cuspid.imports.ImportField.EMAIL;
import static dental.cuspid.imports.ImportField.FIRST_NAME;
import static dental.cuspid.imports.ImportField.LANGUAGE;
import static dental.cuspid.imports.ImportField.LAST_NAME;
import static dental.cuspid.imports.ImportField.MIDDLE_NAME;
import static dental.cuspid.imports.ImportField.PHONE;
import static dental.cuspid.imports.ImportField.RECOMMENDED_BY;
import static dental.cuspid.imports.ImportField.SALUTATION;
import static dental.cuspid.imports.ImportField.SOURCE;
import static dental.cuspid.imports.ImportField.TITLE;
import static dental.cuspid.imports.ImportField.WALLET_ADDRESS;

/**
 * Writes what a file knows into accounts that are there, and back again. Phones, e-mails
 * and comments are added, other values replaced; consents, balances and opening history
 * are never touched.
 */
@Component
class PatientUpdates {

	private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {
	};

	private static final int MOST_CONTACTS = 10;

	private final PatientService patients;

	private final PatientSnapshots snapshots;

	private final JsonMapper json;

	PatientUpdates(PatientService patients, PatientSnapshots snapshots, JsonMapper json) {
		this.patients = patients;
		this.snapshots = snapshots;
		this.json = json;
	}

	/**
	 * Writes the values of a row.
	 * @return what was there before, as JSON
	 */
	String write(PatientId patient, RowValues values) {
		PatientSnapshot now = this.snapshots.of(patient);
		var after = new TreeMap<String, Object>();
		for (ImportField field : List.of(SALUTATION, TITLE, LAST_NAME, FIRST_NAME, MIDDLE_NAME, BIRTH_DATE, LANGUAGE,
				SOURCE, WALLET_ADDRESS)) {
			String value = values.text(field);
			if (value != null) {
				after.put(field.key(), value);
			}
		}
		List<String> phones = joined(now.phones(), values.list(PHONE));
		if (phones.size() > now.phones().size()) {
			after.put(PHONE.key(), phones);
		}
		List<String> emails = joined(now.emails(), values.list(EMAIL));
		if (emails.size() > now.emails().size()) {
			after.put(EMAIL.key(), emails);
		}
		String comment = values.text(COMMENT);
		if (comment != null && (now.comment() == null || !now.comment().contains(comment))) {
			after.put(COMMENT.key(), (now.comment() != null) ? now.comment() + "\n" + comment : comment);
		}
		Map<String, Object> before = before(now, after.keySet());
		if (values.has(RECOMMENDED_BY) && now.recommendedBy() == null) {
			before.put(RECOMMENDED_BY.key(), "");
		}
		this.patients.change(patient, change(after));
		return this.json.writeValueAsString(before);
	}

	/**
	 * Writes the former values back.
	 * @return why it cannot be done, or empty
	 */
	Optional<Reason> restore(PatientId patient, @Nullable String before) {
		if (before == null) {
			return Optional.empty();
		}
		this.patients.change(patient, change(this.json.readValue(before, VALUES)));
		return Optional.empty();
	}

	/** Values as they were, for the same fields. */
	private static Map<String, Object> before(PatientSnapshot now, Set<String> fields) {
		var before = new TreeMap<String, Object>();
		put(before, fields, SALUTATION, now.name().salutation());
		put(before, fields, TITLE, now.name().title());
		put(before, fields, LAST_NAME, now.name().lastName());
		put(before, fields, FIRST_NAME, now.name().firstName());
		put(before, fields, MIDDLE_NAME, now.name().middleName());
		put(before, fields, BIRTH_DATE, now.birthDate());
		put(before, fields, LANGUAGE, now.language());
		put(before, fields, SOURCE, now.source());
		put(before, fields, COMMENT, now.comment());
		put(before, fields, PHONE, now.phones());
		put(before, fields, EMAIL, now.emails());
		put(before, fields, WALLET_ADDRESS, now.walletAddress());
		if (fields.contains(WALLET_ADDRESS.key())) {
			before.put("dentacoin", now.dentacoin().name());
		}
		return before;
	}

	private static void put(Map<String, Object> before, Set<String> fields, ImportField field, @Nullable Object value) {
		if (fields.contains(field.key())) {
			before.put(field.key(),
					(value instanceof LocalDate date) ? date.toString() : Objects.requireNonNullElse(value, ""));
		}
	}

	private static PatientChange change(Map<String, Object> values) {
		String birthDate = text(values, BIRTH_DATE);
		boolean none = "".equals(birthDate);
		Object participation = values.get("dentacoin");
		return new PatientChange(null, null, text(values, SALUTATION), text(values, TITLE), text(values, LAST_NAME),
				text(values, FIRST_NAME), text(values, MIDDLE_NAME),
				(birthDate != null && !none) ? LocalDate.parse(birthDate) : null, none, list(values, PHONE),
				list(values, EMAIL), null, text(values, LANGUAGE), null, text(values, COMMENT), text(values, SOURCE),
				null, null, text(values, WALLET_ADDRESS),
				(participation != null) ? DentacoinParticipation.valueOf(participation.toString()) : null,
				text(values, RECOMMENDED_BY), null);
	}

	private static @Nullable String text(Map<String, Object> values, ImportField field) {
		Object value = values.get(field.key());
		return (value != null) ? value.toString() : null;
	}

	private static @Nullable List<String> list(Map<String, Object> values, ImportField field) {
		return (values.get(field.key()) instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : null;
	}

	private static List<String> joined(List<String> now, List<String> more) {
		var known = new LinkedHashSet<String>();
		now.forEach((text) -> known.add(PhoneNumber.parse(text, "ZZ").map(PhoneNumber::e164).orElse(text)));
		var all = new java.util.ArrayList<>(now);
		more.stream().filter(known::add).limit(Math.max(0, MOST_CONTACTS - now.size())).forEach(all::add);
		return all;
	}

}
