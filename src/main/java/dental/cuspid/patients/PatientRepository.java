package dental.cuspid.patients;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface PatientRepository extends Repository<Patient, UUID> {

	Patient saveAndFlush(Patient patient);

	List<Patient> saveAllAndFlush(Iterable<Patient> patients);

	Optional<Patient> findById(UUID id);

}
