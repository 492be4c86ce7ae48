package dental.cuspid.cashback;

import dental.cuspid.calendar.VisitType;

/**
 * Whose visits a rule is for (CB-13); shown by {@code cashback.audience.} + name.
 */
public enum Audience {

	PRIMARY, REPEAT, ALL;

	boolean includes(VisitType visit) {
		return this == ALL || name().equals(visit.name());
	}

}
