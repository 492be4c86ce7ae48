package dental.cuspid.patients;

/**
 * One person of a household.
 *
 * @param guardian whether this person is the guardian of the minors
 * @param payer whether this person pays for the others
 */
public record HouseholdMember(PatientBrief patient, boolean guardian, boolean payer) {

}
