package dental.cuspid.patients;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface PatientRepository extends Repository<Patient, UUID> {

	Patient saveAndFlush(Patient patient);

	Optional<Patient> findById(UUID id);

}
