package dental.cuspid.messaging;

import java.util.Optional;

/**
 * A slot: the deal that came of a contact.
 */
public interface ContactDeals {

	Optional<String> dealOf(ContactId contact);

}
