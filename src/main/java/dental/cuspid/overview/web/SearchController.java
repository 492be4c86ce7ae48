package dental.cuspid.overview.web;

import java.util.Locale;

import dental.cuspid.overview.GlobalSearch;
import dental.cuspid.overview.SearchResult;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The search of the top bar: as a list while one types, and as a page. Names travel in
 * the body, never in an address.
 */
@Controller
@RequestMapping("/search")
class SearchController {

	private static final int ON_PAGE = 50;

	private static final int IN_LIST = 8;

	private final GlobalSearch search;

	SearchController(GlobalSearch search) {
		this.search = search;
	}

	@GetMapping
	String show() {
		return "overview/search";
	}

	@PostMapping
	String find(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
		SearchResult result = this.search.find(q, ON_PAGE, locale);
		if (result.single() != null) {
			return "redirect:" + result.single();
		}
		model.addAttribute("result", result);
		return "overview/search";
	}

	@PostMapping("/suggestions")
	String suggest(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
		model.addAttribute("result", this.search.find(q, IN_LIST, locale));
		return "overview/suggestions";
	}

}
