package dental.cuspid.clinic;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/**
 * A room or unit a booking occupies: added, changed, taken out of use, never removed.
 */
@Entity
class Chair {

	@Id
	private UUID id;

	private String code;

	private String name;

	private UUID branchId;

	private boolean active;

	@Version
	private long version;

	@SuppressWarnings("NullAway")
	protected Chair() {
	}

	static Chair add(ChairId id, String code) {
		var chair = new Chair();
		chair.id = id.value();
		chair.code = code;
		chair.active = true;
		return chair;
	}

	Chair describe(String name, BranchId branch) {
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
