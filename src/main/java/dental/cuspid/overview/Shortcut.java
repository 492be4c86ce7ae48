package dental.cuspid.overview;

/**
 * A place or an action one can go to by its name.
 *
 * @param label in the person's language
 */
public record Shortcut(String href, String icon, String label) {

}
