package dental.cuspid.clinic;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface ServiceRepository extends Repository<DentalService, UUID> {

	DentalService saveAndFlush(DentalService service);

	Optional<DentalService> findById(UUID id);

}
