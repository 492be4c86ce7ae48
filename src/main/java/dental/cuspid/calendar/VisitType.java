package dental.cuspid.calendar;

/**
 * Whether no completed or opening visit starts before this one.
 */
public enum VisitType {

	PRIMARY, REPEAT

}
