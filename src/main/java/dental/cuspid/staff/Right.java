package dental.cuspid.staff;

import org.jspecify.annotations.Nullable;

/**
 * What a person may do (BASE-11). Services ask for these; roles bundle them.
 */
public enum Right {

	/** See patients, calendar, receipts and balances: all but marketing. */
	READ_PATIENTS,

	/** Register and change patients. */
	EDIT_PATIENTS,

	/** Book, move, confirm, mark arrival and no-show. */
	EDIT_CALENDAR,

	/** Open, change and move deals of the pipelines. */
	EDIT_DEALS,

	/** Write receipts, take payments, refund and void on the same day. */
	TAKE_MONEY,

	/** Refund on a later day. */
	REFUND_LATER,

	/** Issue coupons, record who recommended whom. */
	HANDLE_REFERRALS,

	/** Pay phone top-ups and get them back. */
	PAY_TOP_UPS,

	/** Check the recommendations of a week and seal them. */
	SEAL_WEEKS,

	/** Correct an internal account or bonus by hand, with a reason. */
	CORRECT_BALANCES,

	/** See the reconciliation of all books. */
	READ_BOOKS,

	/** See the reports on the clinic's figures. */
	READ_REPORTS,

	/** Branches, practitioners, chairs, services, sources, general settings. */
	EDIT_DIRECTORIES,

	/**
	 * What recommendations earn and how bonus is spent: amounts, cap, waiting, expiry.
	 */
	EDIT_AMOUNTS,

	/** Cashback rates of services, and what patients are told of their bonus. */
	EDIT_RATES,

	/** Cashback rules. */
	EDIT_RULES,

	/** Users, roles, tokens. */
	MANAGE_USERS,

	/** See who did and saw what. */
	READ_AUDIT,

	/** Draw up treatment plans, present them, make and sign contracts. */
	EDIT_PLANS,

	/** Approve treatment plans of others or return them. */
	APPROVE_PLANS,

	/** Bring data in and take it back out. */
	IMPORT;

	/**
	 * The scope a token needs to use this right, beside those its address asks for; null
	 * where there is none.
	 */
	@Nullable Scope scope() {
		return (this == APPROVE_PLANS) ? Scope.APPROVE : null;
	}

}
