package dental.cuspid.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface StaffRepository extends Repository<StaffUser, UUID> {

	StaffUser saveAndFlush(StaffUser user);

	@EntityGraph(attributePaths = "roles")
	Optional<StaffUser> findById(UUID id);

	/** In one statement: asked with every request. */
	@EntityGraph(attributePaths = "roles")
	Optional<StaffUser> findByUsername(String username);

	@EntityGraph(attributePaths = "roles")
	List<StaffUser> findAllByOrderByUsername();

	boolean existsByUsername(String username);

}
