package dental.cuspid.clinic.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dental.cuspid.clinic.SetUpStep;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The overview of the settings, and what an empty clinic still needs (BASE-19).
 */
@Controller
class SettingsController {

	private static final List<String> GROUPS = List.of("clinic", "money", "access", "data");

	private final List<SettingsEntries> entries;

	private final List<SetUpStep> steps;

	private final CurrentStaff current;

	SettingsController(List<SettingsEntries> entries, List<SetUpStep> steps, CurrentStaff current) {
		this.entries = entries;
		this.steps = steps.stream().sorted(Comparator.comparingInt(SetUpStep::order)).toList();
		this.current = current;
	}

	@GetMapping("/settings")
	String show(Model model) {
		Actor actor = this.current.actor();
		Map<String, List<SettingsEntry>> seen = this.entries.stream()
			.flatMap((offered) -> offered.entries().stream())
			.filter((entry) -> entry.right() == null || actor.may(entry.right()))
			.sorted(Comparator.comparingInt(SettingsEntry::order))
			.collect(Collectors.groupingBy(SettingsEntry::group));
		Map<String, List<SettingsEntry>> groups = new LinkedHashMap<>();
		GROUPS.stream().filter(seen::containsKey).forEach((group) -> groups.put(group, seen.get(group)));
		model.addAttribute("groups", groups);
		if (actor.may(Right.EDIT_DIRECTORIES)) {
			List<Todo> todo = this.steps.stream()
				.map((step) -> new Todo(step.textKey(), step.href(), step.done()))
				.toList();
			long done = todo.stream().filter(Todo::done).count();
			model.addAttribute("todo", (done < todo.size()) ? todo : List.of());
			model.addAttribute("done", done);
		}
		return "clinic/overview";
	}

	/**
	 * A step as the checklist shows it.
	 */
	record Todo(String textKey, String href, boolean done) {

	}

}
