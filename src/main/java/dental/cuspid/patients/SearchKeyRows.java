package dental.cuspid.patients;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what patients are found by.
 */
@Component
class SearchKeyRows {

	private final JdbcClient jdbc;

	SearchKeyRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(Map<PatientId, Set<SearchKeys.Key>> keys) {
		var patients = new ArrayList<String>();
		var kinds = new ArrayList<String>();
		var texts = new ArrayList<String>();
		keys.forEach((patient, own) -> own.forEach((key) -> {
			patients.add(patient.toString());
			kinds.add(key.kind().code());
			texts.add(key.text());
		}));
		this.jdbc.sql("""
				insert into patient_search_key (patient_id, kind, key)
				select patient_id, kind, key
				from unnest(cast(:patients as uuid[]), cast(:kinds as text[]), cast(:keys as text[]))
					as typed (patient_id, kind, key)
				on conflict on constraint pk_patient_search_key do nothing""")
			.param("patients", patients.toArray(String[]::new))
			.param("kinds", kinds.toArray(String[]::new))
			.param("keys", texts.toArray(String[]::new))
			.update();
	}

	void replace(PatientId patient, Set<SearchKeys.Key> keys) {
		this.jdbc.sql("delete from patient_search_key where patient_id = :patient")
			.param("patient", patient.value())
			.update();
		add(Map.of(patient, keys));
	}

}
