package dental.cuspid.staff.web;

import java.util.List;
import java.util.Locale;

import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.DemoSignIns;
import dental.cuspid.staff.StaffService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The sign-in page. The language chosen there is kept in a cookie until the person's own
 * is known.
 */
@Controller
class LoginController {

	private final CurrentStaff current;

	private final ObjectProvider<DemoSignIns> demo;

	LoginController(CurrentStaff current, ObjectProvider<DemoSignIns> demo) {
		this.current = current;
		this.demo = demo;
	}

	@GetMapping("/login")
	String show(@RequestParam(required = false) @Nullable String language, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		var languages = RequestContextUtils.getLocaleResolver(request);
		if (language != null && languages != null && StaffService.LANGUAGES.contains(language)) {
			languages.setLocale(request, response, Locale.of(language));
		}
		if (this.current.find().isPresent()) {
			return "redirect:/";
		}
		model.addAttribute("demoSignIns", this.demo.stream().map(DemoSignIns::signIns).flatMap(List::stream).toList());
		return "login";
	}

}
