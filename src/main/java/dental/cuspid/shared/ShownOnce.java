package dental.cuspid.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the fields of an answer that hold a secret. They are not kept with the
 * {@code Idempotency-Key}: the same request again is answered with null in their place.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShownOnce {

	/** Names of the fields, as the answer has them. */
	String[] value();

}
