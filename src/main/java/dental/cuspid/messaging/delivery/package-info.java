/**
 * The outside world of messages: mail servers and SMS gateways.
 */
@NullMarked
package dental.cuspid.messaging.delivery;

import org.jspecify.annotations.NullMarked;
