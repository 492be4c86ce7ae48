package dental.cuspid.clinic;

import java.util.UUID;

import dental.cuspid.staff.AuditTrail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Practitioners: the treating doctors and hygienists (BASE-5).
 */
@Service
@Transactional
public class PractitionerService extends MemberService<PractitionerId, PractitionerView> {

	PractitionerService(BranchService branches, JdbcClient jdbc, AuditTrail audit) {
		super("practitioner", branches, jdbc, audit);
	}

	@Override
	PractitionerId identified(UUID id) {
		return new PractitionerId(id);
	}

	@Override
	UUID value(PractitionerId id) {
		return id.value();
	}

	@Override
	PractitionerView view(PractitionerId id, String code, String name, BranchId branch, String branchCode,
			boolean active) {
		return new PractitionerView(id, code, name, branch, branchCode, active);
	}

}
