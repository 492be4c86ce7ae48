package dental.cuspid.clinic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Branches with opening hours and holidays.
 */
@Service
public class BranchService {

	public List<BranchView> all() {
		throw new UnsupportedOperationException("not yet");
	}

	public Optional<BranchView> find(String code) {
		throw new UnsupportedOperationException("not yet");
	}

	public BranchView get(BranchId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public boolean open(BranchId branch, Instant from, Instant to) {
		throw new UnsupportedOperationException("not yet");
	}

}
