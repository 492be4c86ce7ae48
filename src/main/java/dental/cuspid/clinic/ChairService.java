package dental.cuspid.clinic;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Chairs.
 */
@Service
public class ChairService {

	public List<ChairView> all() {
		throw new UnsupportedOperationException("not yet");
	}

	public Optional<ChairView> find(String code) {
		throw new UnsupportedOperationException("not yet");
	}

	public ChairView get(ChairId id) {
		throw new UnsupportedOperationException("not yet");
	}

}
