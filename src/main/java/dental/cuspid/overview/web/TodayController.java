package dental.cuspid.overview.web;

import dental.cuspid.overview.TodayService;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The start page: what waits for this person today.
 */
@Controller
class TodayController {

	private final TodayService today;

	TodayController(TodayService today) {
		this.today = today;
	}

	@GetMapping("/")
	String show(@RequestParam(defaultValue = "false") boolean all, Model model) {
		model.addAttribute("today", this.today.today(all));
		return "overview/today";
	}

}
