package dental.cuspid.overview.web;

import dental.cuspid.overview.ReportList;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The list of reports.
 */
@Controller
class ReportsController {

	private final ReportList reports;

	ReportsController(ReportList reports) {
		this.reports = reports;
	}

	@GetMapping("/reports")
	String list(Model model) {
		model.addAttribute("areas", this.reports.areas());
		return "overview/reports";
	}

}
