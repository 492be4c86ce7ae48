package dental.cuspid.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * A change of a deal's fields; what is null stays as it is.
 *
 * @param version refused when it is not the deal's own any more, or null
 */
public record ChangeDeal(OpenDeal.Fields fields, @Nullable Long version) {

	public static ChangeDeal of(OpenDeal.Fields fields) {
		return new ChangeDeal(fields, null);
	}

}
