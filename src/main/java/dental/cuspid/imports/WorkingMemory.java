package dental.cuspid.imports;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;

/**
 * What was read and written in this transaction. What is done needs no more comparing;
 * else each row would cost more than the last.
 */
@Component
class WorkingMemory {

	private final EntityManager entities;

	WorkingMemory(EntityManager entities) {
		this.entities = entities;
	}

	void clear() {
		this.entities.flush();
		this.entities.clear();
	}

}
