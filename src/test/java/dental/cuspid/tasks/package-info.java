@NullMarked
package dental.cuspid.tasks;

import org.jspecify.annotations.NullMarked;
