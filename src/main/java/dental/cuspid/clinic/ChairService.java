package dental.cuspid.clinic;

import java.util.UUID;

import dental.cuspid.staff.AuditTrail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chairs: the rooms and units bookings occupy (BASE-5).
 */
@Service
@Transactional
public class ChairService extends MemberService<ChairId, ChairView> {

	ChairService(BranchService branches, JdbcClient jdbc, AuditTrail audit) {
		super("chair", branches, jdbc, audit);
	}

	@Override
	ChairId identified(UUID id) {
		return new ChairId(id);
	}

	@Override
	UUID value(ChairId id) {
		return id.value();
	}

	@Override
	ChairView view(ChairId id, String code, String name, BranchId branch, String branchCode, boolean active) {
		return new ChairView(id, code, name, branch, branchCode, active);
	}

}
