package dental.cuspid.clinic;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/**
 * A treating doctor or hygienist: added, changed, taken out of use, never removed.
 */
@Entity
class Practitioner {

	@Id
	private UUID id;

	private String code;

	private String name;

	private UUID branchId;

	private boolean active;

	@Version
	private long version;

	@SuppressWarnings("NullAway")
	protected Practitioner() {
	}

	static Practitioner add(PractitionerId id, String code) {
		var practitioner = new Practitioner();
		practitioner.id = id.value();
		practitioner.code = code;
		practitioner.active = true;
		return practitioner;
	}

	Practitioner describe(String name, BranchId branch) {
		this.name = name;
		this.branchId = branch.value();
		return this;
	}

	void activate(boolean active) {
		this.active = active;
	}

	String code() {
		return this.code;
	}

}
