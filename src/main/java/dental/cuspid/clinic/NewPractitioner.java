package dental.cuspid.clinic;

/**
 * What is needed to add a practitioner.
 *
 * @param branch code of the branch
 */
public record NewPractitioner(String code, String name, String branch) {

}
