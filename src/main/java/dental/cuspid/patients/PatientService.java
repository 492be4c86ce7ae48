package dental.cuspid.patients;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Patient accounts.
 */
@Service
public class PatientService {

	public PatientId resolve(String cardNumberOrId) {
		throw new UnsupportedOperationException("not yet");
	}

	public PatientBrief brief(PatientId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public Map<PatientId, PatientBrief> briefs(Collection<PatientId> ids) {
		throw new UnsupportedOperationException("not yet");
	}

	public OpeningHistory opening(PatientId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public String languageOf(PatientId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public String ensureCardNumber(PatientId id) {
		throw new UnsupportedOperationException("not yet");
	}

}
