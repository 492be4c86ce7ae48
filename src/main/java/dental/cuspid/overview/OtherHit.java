package dental.cuspid.overview;

/**
 * Something other than a patient that fits what was typed.
 *
 * @param meta what more is known of it, in the person's language
 */
public record OtherHit(String href, String icon, String head, String meta) {

}
