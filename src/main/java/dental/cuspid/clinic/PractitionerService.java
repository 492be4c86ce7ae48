package dental.cuspid.clinic;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Practitioners.
 */
@Service
public class PractitionerService {

	public List<PractitionerView> all() {
		throw new UnsupportedOperationException("not yet");
	}

	public Optional<PractitionerView> find(String code) {
		throw new UnsupportedOperationException("not yet");
	}

	public PractitionerView get(PractitionerId id) {
		throw new UnsupportedOperationException("not yet");
	}

}
