package dental.cuspid.checkout;

import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * What a payment in Dentacoin says besides its money value.
 *
 * @param tokens whole tokens
 * @param txHash the patient's transfer, as evidence
 */
public record DentacoinPart(@Nullable BigInteger tokens, @Nullable String txHash) {

}
