package dental.cuspid.messaging;

import java.util.Optional;

/**
 * A slot: where the cause of a message can be looked at, for the module that owns
 * this type of cause.
 */
public interface MessageCauseLinks {

	Optional<String> hrefOf(MessageCause cause);

}
