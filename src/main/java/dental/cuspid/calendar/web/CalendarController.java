package dental.cuspid.calendar.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The calendar: a day by practitioner or chair, or somebody's week.
 */
@Controller
class CalendarController {

	private final CalendarPages pages;

	CalendarController(CalendarPages pages) {
		this.pages = pages;
	}

	@GetMapping("/calendar")
	String show(@ModelAttribute("query") CalendarQuery query, Model model) {
		model.addAttribute("page", this.pages.page(query));
		return "calendar/day";
	}

}
