package dental.cuspid.cashback.web;

import dental.cuspid.staff.Report;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The reports of cashback in the list of reports.
 */
@Configuration(proxyBeanMethods = false)
class CashbackReports {

	@Bean
	Report bonusReport() {
		return new Report(Report.Area.CASHBACK, 10, "/reports/cashback", "gift", "cashback.report.title",
				"cashback.report.about");
	}

	@Bean
	Report campaignReport() {
		return new Report(Report.Area.CASHBACK, 20, "/reports/cashback/patients", "users", "cashback.campaign.title",
				"cashback.campaign.about");
	}

}
