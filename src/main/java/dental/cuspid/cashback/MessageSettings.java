package dental.cuspid.cashback;

import dental.cuspid.messaging.Medium;
import org.jspecify.annotations.Nullable;

/**
 * What patients are told of their bonus.
 *
 * @param onAccrual how they are told that bonus was credited, null for not at all
 * @param beforeExpiry how they are told that bonus is about to lapse, null for not at all
 * @param daysBefore how many days before
 */
public record MessageSettings(@Nullable Medium onAccrual, @Nullable Medium beforeExpiry, int daysBefore) {

}
