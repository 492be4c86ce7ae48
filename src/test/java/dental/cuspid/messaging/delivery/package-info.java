@NullMarked
package dental.cuspid.messaging.delivery;

import org.jspecify.annotations.NullMarked;
