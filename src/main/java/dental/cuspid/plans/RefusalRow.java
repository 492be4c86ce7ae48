package dental.cuspid.plans;

import dental.cuspid.shared.Money;

/**
 * How often a reason was given for a refusal in a period, with the value of the plans.
 */
public record RefusalRow(String reason, int count, Money value) {

}
