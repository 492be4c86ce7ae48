package dental.cuspid.clinic;

/**
 * What is needed to add a chair.
 *
 * @param branch code of the branch
 */
public record NewChair(String code, String name, String branch) {

}
