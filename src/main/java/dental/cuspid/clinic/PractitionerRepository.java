package dental.cuspid.clinic;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface PractitionerRepository extends Repository<Practitioner, UUID> {

	Practitioner saveAndFlush(Practitioner practitioner);

	Optional<Practitioner> findById(UUID id);

}
