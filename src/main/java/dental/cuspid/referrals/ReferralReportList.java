package dental.cuspid.referrals;

import dental.cuspid.staff.Report;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The reports of recommendations in the list of reports (BASE-10).
 */
@Configuration(proxyBeanMethods = false)
class ReferralReportList {

	@Bean
	Report recommendersReport() {
		return report(10, "recommenders", "users", "referrals.report.recommenders",
				"referrals.report.recommenders.about");
	}

	@Bean
	Report referralTreeReport() {
		return report(20, "tree", "sitemap", "referrals.report.tree", "referrals.report.tree.about");
	}

	@Bean
	Report referralCostReport() {
		return report(30, "cost", "scale", "referrals.report.cost", "referrals.report.cost.about");
	}

	@Bean
	Report couponsReport() {
		return report(40, "coupons", "ticket", "referrals.report.coupons", "referrals.report.coupons.about");
	}

	@Bean
	Report referralLiabilityReport() {
		return new Report(Report.Area.MONEY, 10, "/reports/referrals/liability", "wallet", "referrals.report.liability",
				"referrals.report.liability.about");
	}

	private static Report report(int order, String page, String icon, String title, String about) {
		return new Report(Report.Area.REFERRALS, order, "/reports/referrals/" + page, icon, title, about);
	}

}
