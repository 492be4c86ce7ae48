package dental.cuspid.referrals.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

import dental.cuspid.referrals.IsoWeek;
import dental.cuspid.referrals.ReferralWeekService;
import dental.cuspid.referrals.WeekRow;
import dental.cuspid.referrals.WeekView;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The weekly check of recommendations: row by row, then the seal.
 */
@Controller
@RequestMapping("/referrals/weeks")
class WeekController {

	private final ReferralWeekService weeks;

	private final CurrentStaff current;

	private final Submissions submissions;

	WeekController(ReferralWeekService weeks, CurrentStaff current, Submissions submissions) {
		this.weeks = weeks;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("weeks", this.weeks.list());
		return "referrals/weeks";
	}

	@GetMapping("/{week}")
	String show(@PathVariable String week, Model model) {
		WeekView view = this.weeks.view(IsoWeek.parse(week));
		model.addAttribute("week", view);
		model.addAttribute("days",
				view.rows()
					.stream()
					.collect(Collectors.groupingBy(WeekRow::day, LinkedHashMap::new, Collectors.toList())));
		model.addAttribute("mayCheck", view.seal() == null && this.current.actor().may(Right.SEAL_WEEKS));
		model.addAttribute("me", this.current.actor().id());
		return "referrals/week";
	}

	@PostMapping("/{week}/checks")
	String check(@PathVariable String week, @RequestParam String row,
			@RequestParam(required = false) @Nullable String comment,
			@RequestParam(defaultValue = "false") boolean undo, @RequestParam String submission) {
		IsoWeek asked = IsoWeek.parse(week);
		return "redirect:" + this.submissions.once(submission, () -> {
			if (undo) {
				this.weeks.uncheck(asked, row);
			}
			else {
				this.weeks.check(asked, row, comment);
			}
			return "/referrals/weeks/" + asked + "#row-" + row.replace(':', '-');
		});
	}

	@PostMapping("/{week}/checks/all")
	String checkAll(@PathVariable String week, @RequestParam String submission) {
		IsoWeek asked = IsoWeek.parse(week);
		return "redirect:" + this.submissions.once(submission, () -> {
			this.weeks.checkAll(asked);
			return "/referrals/weeks/" + asked;
		});
	}

	@PostMapping("/{week}/seal")
	String seal(@PathVariable String week, @RequestParam String submission, RedirectAttributes redirect) {
		IsoWeek asked = IsoWeek.parse(week);
		String target = this.submissions.once(submission, () -> {
			this.weeks.seal(asked);
			return "/referrals/weeks/" + asked;
		});
		return Notice.success(redirect, "referrals.notice.sealed").redirect(target);
	}

	@GetMapping("/{week}/export")
	ResponseEntity<String> export(@PathVariable String week) {
		return file(week, this.weeks);
	}

	static ResponseEntity<String> file(String week, ReferralWeekService weeks) {
		String text = weeks.export(week);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("referrals-" + week + ".jsonl").build().toString())
			.contentType(new MediaType("application", "jsonl", StandardCharsets.UTF_8))
			.body(text);
	}

}
