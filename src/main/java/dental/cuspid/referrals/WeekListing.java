package dental.cuspid.referrals;

/**
 * A week in the list of weeks.
 */
public record WeekListing(IsoWeek week, int rows, int checked, boolean ended, boolean sealed) {

}
