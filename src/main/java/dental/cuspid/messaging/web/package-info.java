/**
 * Pages and API of messages, templates, channels and inbound contacts.
 */
@NullMarked
package dental.cuspid.messaging.web;

import org.jspecify.annotations.NullMarked;
