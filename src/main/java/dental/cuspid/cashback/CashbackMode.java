package dental.cuspid.cashback;

import java.util.List;

/**
 * What counts for receipts opened now, and why (CB-11).
 *
 * @param active rules that are active today; while there is one, the rates of the
 * services are off
 * @param idle how many rules there are that are switched off or outside their dates
 */
public record CashbackMode(List<RuleView> active, int idle) {

	/** Whether the rates of the services count. */
	public boolean standard() {
		return this.active.isEmpty();
	}

}
