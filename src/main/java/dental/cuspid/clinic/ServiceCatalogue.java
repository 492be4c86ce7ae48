package dental.cuspid.clinic;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The service catalogue.
 */
@Service
public class ServiceCatalogue {

	public List<ServiceView> all() {
		throw new UnsupportedOperationException("not yet");
	}

	public Optional<ServiceView> find(String code) {
		throw new UnsupportedOperationException("not yet");
	}

	public ServiceView get(ServiceId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public ServiceId add(NewService service) {
		throw new UnsupportedOperationException("not yet");
	}

	public void change(ServiceId id, NewService service) {
		throw new UnsupportedOperationException("not yet");
	}

	public void retire(ServiceId id) {
		throw new UnsupportedOperationException("not yet");
	}

}
