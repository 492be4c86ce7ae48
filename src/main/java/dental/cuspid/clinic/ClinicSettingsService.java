package dental.cuspid.clinic;

import org.springframework.stereotype.Service;

/**
 * Settings of the clinic, dated where money depends on them.
 */
@Service
public class ClinicSettingsService {

	public ClinicSettings current() {
		throw new UnsupportedOperationException("not yet");
	}

}
