package dental.cuspid.patients;

import java.util.List;

import org.springframework.context.MessageSourceResolvable;

/**
 * Something other than a patient that the search of the top bar found.
 *
 * @param href its page
 * @param about what more is known of it, part by part
 */
public record SearchHit(String href, String icon, String head, List<MessageSourceResolvable> about) {

}
