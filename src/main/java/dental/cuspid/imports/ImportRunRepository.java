package dental.cuspid.imports;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Imports as they are kept.
 */
interface ImportRunRepository extends Repository<ImportRun, UUID> {

	ImportRun saveAndFlush(ImportRun run);

	Optional<ImportRun> findById(UUID id);

	/** The import, held until the end of the transaction. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("from ImportRun run where run.id = :id")
	Optional<ImportRun> lock(UUID id);

}
