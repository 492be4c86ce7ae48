package dental.cuspid.staff;

/**
 * A slot: a page of figures for those who lead the clinic (BASE-10). Register one as a
 * bean and serve its page below {@code /reports/}; everyone with
 * {@link Right#READ_REPORTS} sees it in the list of reports, so ask for that right in the
 * service that counts. Every figure of a report leads to the rows it was made of.
 *
 * @param area where the list shows it
 * @param order within the area, in tens
 * @param titleKey message key of its name
 * @param aboutKey message key of the question it answers
 */
public record Report(Area area, int order, String href, String icon, String titleKey, String aboutKey) {

	/**
	 * What a report is about. Shown by {@code overview.reports.area.} + name.
	 */
	public enum Area {

		MONEY, REFERRALS, CASHBACK, PLANS, CONTACTS, STAFF

	}

}
