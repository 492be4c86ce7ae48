/**
 * Messages in and out: templates, the outbox and its worker, channels, and what calls,
 * forms and replies bring in.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients" })
package dental.cuspid.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
