package dental.cuspid.staff;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right a service method asks for (BASE-11): any of those named. Checked on the
 * service, so that pages, API, imports and automation cannot differ.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

	/**
	 * One of these is enough.
	 */
	Right[] value();

}
