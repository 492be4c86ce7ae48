package dental.cuspid.staff;

import java.util.EnumSet;
import java.util.Set;

import static dental.cuspid.staff.Right.APPROVE_PLANS;
import static dental.cuspid.staff.Right.CORRECT_BALANCES;
import static dental.cuspid.staff.Right.EDIT_AMOUNTS;
import static dental.cuspid.staff.Right.EDIT_CALENDAR;
import static dental.cuspid.staff.Right.EDIT_DEALS;
import static dental.cuspid.staff.Right.EDIT_DIRECTORIES;
import static dental.cuspid.staff.Right.EDIT_PATIENTS;
import static dental.cuspid.staff.Right.EDIT_PLANS;
import static dental.cuspid.staff.Right.EDIT_RATES;
import static dental.cuspid.staff.Right.EDIT_RULES;
import static dental.cuspid.staff.Right.HANDLE_REFERRALS;
import static dental.cuspid.staff.Right.IMPORT;
import static dental.cuspid.staff.Right.MANAGE_USERS;
import static dental.cuspid.staff.Right.PAY_TOP_UPS;
import static dental.cuspid.staff.Right.READ_AUDIT;
import static dental.cuspid.staff.Right.READ_BOOKS;
import static dental.cuspid.staff.Right.READ_PATIENTS;
import static dental.cuspid.staff.Right.READ_REPORTS;
import static dental.cuspid.staff.Right.REFUND_LATER;
import static dental.cuspid.staff.Right.SEAL_WEEKS;
import static dental.cuspid.staff.Right.TAKE_MONEY;

/**
 * The nine roles of a clinic (BASE-11); a person may hold several. Shown by the message
 * keys {@code staff.role.} + name.
 */
public enum Role {

	FRONT_DESK(READ_PATIENTS, EDIT_PATIENTS, EDIT_CALENDAR, EDIT_DEALS, TAKE_MONEY, HANDLE_REFERRALS),

	CALL_CENTRE(READ_PATIENTS, EDIT_PATIENTS, EDIT_CALENDAR, EDIT_DEALS),

	COORDINATOR(READ_PATIENTS, EDIT_PATIENTS, EDIT_CALENDAR, EDIT_DEALS, EDIT_PLANS),

	PATIENT_RELATIONS(READ_PATIENTS, EDIT_PATIENTS),

	FINANCE(READ_PATIENTS, REFUND_LATER, PAY_TOP_UPS, CORRECT_BALANCES, READ_BOOKS, READ_REPORTS, EDIT_RATES),

	HEAD_PHYSICIAN(READ_PATIENTS, SEAL_WEEKS, READ_REPORTS, EDIT_PLANS, APPROVE_PLANS),

	MARKETING(),

	DIRECTOR(READ_PATIENTS, HANDLE_REFERRALS, SEAL_WEEKS, CORRECT_BALANCES, READ_BOOKS, READ_REPORTS, EDIT_AMOUNTS,
			EDIT_RATES, EDIT_RULES, APPROVE_PLANS),

	ADMINISTRATOR(READ_PATIENTS, EDIT_DIRECTORIES, MANAGE_USERS, READ_AUDIT, IMPORT);

	private final Set<Right> rights;

	Role(Right... rights) {
		this.rights = EnumSet.noneOf(Right.class);
		this.rights.addAll(Set.of(rights));
	}

	/**
	 * What this role may do.
	 */
	public Set<Right> rights() {
		return java.util.Collections.unmodifiableSet(this.rights);
	}

}
