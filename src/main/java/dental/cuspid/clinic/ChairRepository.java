package dental.cuspid.clinic;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface ChairRepository extends Repository<Chair, UUID> {

	Chair saveAndFlush(Chair chair);

	Optional<Chair> findById(UUID id);

}
