@NullMarked
package dental.cuspid.messaging.web;

import org.jspecify.annotations.NullMarked;
