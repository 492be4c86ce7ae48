package dental.cuspid.checkout;

import java.util.List;

import dental.cuspid.shared.Money;

/**
 * What a receipt is going to earn, and why.
 *
 * @param expectedBonus not yet on the bonus account; zero once it was earned
 * @param explanation in words, for the receipt, the page and the API (CB-9)
 */
public record Outlook(Money expectedBonus, List<Reason> explanation) {

}
