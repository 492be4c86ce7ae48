package dental.cuspid.cashback;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;

/**
 * What rules and rates judge: a receipt at the moment it was opened.
 *
 * @param gross sum of the lines after their discounts
 * @param paidEarlier money paid on earlier visits, refunds subtracted (CB-10)
 * @param day the clinic's day it counts from
 */
public record Bill(VisitType visitType, List<Line> lines, Money gross, Money paidEarlier, LocalDate day) {

	/**
	 * A line.
	 *
	 * @param amount after the line's discount
	 * @param cashback rate of the service at that moment (CB-1)
	 */
	public record Line(String name, int quantity, Money amount, CashbackSetting cashback) {

	}

}
