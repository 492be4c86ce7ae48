package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What bonus did in a period (BASE-10, CB-12).
 *
 * @param discounts rules gave in the period
 */
public record CashbackReport(List<Month> months, List<ByRule> rules, List<ByService> services, Money discounts) {

	/**
	 * A month.
	 *
	 * @param accrued credited for visits
	 * @param takenBack with refunds and voided payments
	 * @param redeemed used to pay, less what was given back
	 * @param lapsed after its last day
	 * @param other opening balances and corrections
	 * @param outstanding at the end of the month
	 */
	public record Month(YearMonth month, Money accrued, Money takenBack, Money redeemed, Money lapsed, Money other,
			Money outstanding) {

	}

	/**
	 * Bonus that one version of a rule gave, or the rates of the services.
	 *
	 * @param rule null for the rates
	 */
	public record ByRule(@Nullable UUID rule, String name, int version, long receipts, Money amount) {

	}

	/** Bonus earned with a service; what a rule gave is spread over its lines. */
	public record ByService(String code, String name, Money amount) {

	}

	/**
	 * A movement of the report.
	 */
	public record Row(UUID patient, String name, LocalDate day, Money amount, @Nullable UUID receipt,
			@Nullable String number) {

	}

	/**
	 * How many patients have paid how much so far.
	 *
	 * @param to null for no upper limit
	 */
	public record Bracket(BigDecimal from, @Nullable BigDecimal to, long patients, long reachable) {

	}

	/**
	 * What of a month a list of movements shows; shown by {@code cashback.report.} +
	 * name.
	 */
	public enum Kind {

		ACCRUED, TAKEN_BACK, REDEEMED, LAPSED, OTHER

	}

}
