package dental.cuspid.staff;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface StaffRepository extends Repository<StaffUser, UUID> {

	StaffUser saveAndFlush(StaffUser user);

	@EntityGraph(attributePaths = "roles")
	Optional<StaffUser> findById(UUID id);

	@EntityGraph(attributePaths = "roles")
	Optional<StaffUser> findByUsername(String username);

	boolean existsByUsername(String username);

}
