package dental.cuspid.clinic;

/**
 * What is needed to add a practitioner or a chair.
 *
 * @param branch code of the branch
 */
public record NewMember(String code, String name, String branch) {

}
