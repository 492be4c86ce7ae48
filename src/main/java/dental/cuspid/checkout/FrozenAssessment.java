package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one reward program said about a receipt, kept with it.
 *
 * @param basis the program's own notes
 * @param expectedBonus what is still to come
 */
record FrozenAssessment(String program, String basis, BigDecimal expectedBonus, List<Reason> explanation) {

}
