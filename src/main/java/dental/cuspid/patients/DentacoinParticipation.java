package dental.cuspid.patients;

/**
 * Whether a patient takes part in Dentacoin (DCN-4). Shown by {@code patients.dentacoin.}
 * + name.
 */
public enum DentacoinParticipation {

	YES, NO, NOT_ASKED

}
