@NullMarked
package dental.cuspid.messaging;

import org.jspecify.annotations.NullMarked;
