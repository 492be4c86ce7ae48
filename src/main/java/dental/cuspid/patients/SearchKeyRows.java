package dental.cuspid.patients;

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

	void add(PatientId patient, Set<SearchKeys.Key> keys) {
		this.jdbc
			.sql("""
					insert into patient_search_key (patient_id, kind, key)
					select :patient, kind, key from unnest(cast(:kinds as text[]), cast(:keys as text[])) as typed (kind, key)
					on conflict on constraint pk_patient_search_key do nothing""")
			.param("patient", patient.value())
			.param("kinds", keys.stream().map((key) -> key.kind().code()).toArray(String[]::new))
			.param("keys", keys.stream().map(SearchKeys.Key::text).toArray(String[]::new))
			.update();
	}

	void replace(PatientId patient, Set<SearchKeys.Key> keys) {
		this.jdbc.sql("delete from patient_search_key where patient_id = :patient")
			.param("patient", patient.value())
			.update();
		add(patient, keys);
	}

}
