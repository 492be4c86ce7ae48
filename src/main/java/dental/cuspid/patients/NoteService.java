package dental.cuspid.patients;

import dental.cuspid.patients.PatientLog.Kind;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes staff write down about a patient; they stay on the timeline (BASE-4).
 */
@Service
@Transactional
public class NoteService {

	private final PatientService patients;

	private final PatientLog log;

	NoteService(PatientService patients, PatientLog log) {
		this.patients = patients;
		this.log = log;
	}

	/**
	 * Writes a note.
	 * @throws RuleViolation when it is empty or too long
	 */
	@Requires(Right.READ_PATIENTS)
	public void write(PatientId patient, String text) {
		this.patients.brief(patient);
		var typed = new TypedValues("", java.time.LocalDate.EPOCH);
		String note = typed.text("text", text, TypedValues.TEXT);
		if (note == null) {
			typed.refuse("text", "patients.refusal.note");
		}
		typed.settle();
		this.log.add(patient, Kind.NOTE, note);
	}

}
