package dental.cuspid.clinic;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface BranchRepository extends Repository<Branch, UUID> {

	Branch saveAndFlush(Branch branch);

	Optional<Branch> findById(UUID id);

}
