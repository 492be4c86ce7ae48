package dental.cuspid.patients;

/**
 * A slot: a module adds the figures it knows of a patient. Opening history is added by
 * patients itself after all others have spoken.
 */
public interface PatientFigures {

	void add(PatientId patient, Figures figures);

}
