package dental.cuspid.overview;

/**
 * The next step of setting up the clinic (BASE-19).
 *
 * @param textKey message key of what is to be done
 * @param href where it is done
 */
public record OpenStep(String textKey, String href) {

}
