package dental.cuspid.patients;

import java.time.Instant;
import java.util.List;

/**
 * A slot: a module adds what it knows to a patient's timeline.
 */
public interface TimelineSource {

	/**
	 * The newest entries strictly before an instant, newest first.
	 */
	List<TimelineEntry> entries(PatientId patient, Instant before, int limit);

}
