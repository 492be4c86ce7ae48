package dental.cuspid.imports.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import dental.cuspid.imports.ImportField;
import dental.cuspid.imports.ImportId;
import dental.cuspid.imports.ImportKind;
import dental.cuspid.imports.ImportOptions;
import dental.cuspid.imports.ImportService;
import dental.cuspid.imports.ImportState;
import dental.cuspid.imports.ImportView;
import dental.cuspid.imports.OnDuplicate;
import dental.cuspid.imports.RowAction;
import dental.cuspid.imports.RowView;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The import wizard: upload, look, choose what the columns mean, take over, take back.
 */
@Controller
@RequestMapping("/settings/imports")
class ImportController {

	private static final String HOME = "/settings/imports/";

	private final ImportService imports;

	private final Uploads uploads;

	private final Submissions submissions;

	private final MessageSource messages;

	ImportController(ImportService imports, Uploads uploads, Submissions submissions, MessageSource messages) {
		this.imports = imports;
		this.uploads = uploads;
		this.submissions = submissions;
		this.messages = messages;
	}

	@GetMapping
	String list(@RequestParam @Nullable String cursor, Model model) {
		model.addAttribute("form", UploadForm.empty());
		return list(cursor, model, this.imports);
	}

	@PostMapping
	String upload(@ModelAttribute("form") UploadForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return this.submissions
			.attempt(submission, errors,
					() -> HOME + this.uploads.read(form.file(), form.kindOrPatients(), Map.of(), form.duplicateOrSkip(),
							ImportOptions.USUAL))
			.map((target) -> Notice.success(redirect, "imports.notice.read").redirect(target))
			.orElseGet(() -> list(null, model, this.imports));
	}

	@GetMapping("/{id}")
	String show(@PathVariable ImportId id, @RequestParam @Nullable String action, @RequestParam @Nullable String cursor,
			Model model, Locale locale) {
		ImportView view = this.imports.get(id);
		model.addAttribute("form", MappingForm.of(view));
		return show(view, Uploads.action(action), cursor, model, locale);
	}

	@GetMapping("/{id}/progress")
	ModelAndView progress(@PathVariable ImportId id, HttpServletResponse response) {
		ImportView view = this.imports.get(id);
		if (view.state() != ImportState.RUNNING) {
			response.setHeader("HX-Refresh", "true");
		}
		return new ModelAndView("imports/progress :: progress", "view", view);
	}

	@PostMapping("/{id}/read")
	String readAgain(@PathVariable ImportId id, @ModelAttribute("form") MappingForm form, BindingResult errors,
			@RequestParam String submission, Model model, Locale locale, RedirectAttributes redirect) {
		ImportView view = this.imports.get(id);
		return this.submissions.attempt(submission, errors, () -> {
			this.imports.readAgain(id, form.mapping(view), form.duplicateOrSkip(), form.toOptions(view));
			return HOME + id;
		})
			.map((target) -> Notice.success(redirect, "imports.notice.read").redirect(target))
			.orElseGet(() -> show(view, null, null, model, locale));
	}

	@PostMapping("/{id}/apply")
	String apply(@PathVariable ImportId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.imports.apply(id);
			return HOME + id;
		});
		return Notice.success(redirect, "imports.notice.applied").redirect(target);
	}

	@PostMapping("/{id}/cancel")
	String cancel(@PathVariable ImportId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.imports.cancel(id);
			return HOME + id;
		});
		return Notice.success(redirect, "imports.notice.cancelled").redirect(target);
	}

	@PostMapping("/{id}/undo")
	String undo(@PathVariable ImportId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.imports.undo(id);
			return HOME + id;
		});
		return Notice.success(redirect, "imports.notice.undone").redirect(target);
	}

	@GetMapping("/{id}/refused.csv")
	void refused(@PathVariable ImportId id, HttpServletResponse response) throws IOException {
		RefusedDownload.write(this.imports, id, response);
	}

	private static String list(@Nullable String cursor, Model model, ImportService imports) {
		model.addAttribute("runs", imports.list(cursor, null));
		model.addAttribute("kinds", ImportKind.values());
		model.addAttribute("choices", OnDuplicate.values());
		return "imports/list";
	}

	private String show(ImportView view, @Nullable RowAction action, @Nullable String cursor, Model model,
			Locale locale) {
		List<RowView> first = this.imports.rows(view.id(), null, null, null).items();
		model.addAttribute("view", view);
		model.addAttribute("columns", ColumnView.of(view, first));
		model.addAttribute("fields", fields(view.kind(), locale));
		model.addAttribute("choices", OnDuplicate.values());
		model.addAttribute("filter", action);
		model.addAttribute("lines", this.imports.rows(view.id(), action, cursor, null));
		model.addAttribute("kept", (view.kept() > 0) ? this.imports.kept(view.id()).stream().map(KeptRow::of).toList()
				: List.<KeptRow>of());
		return "imports/show";
	}

	private Map<String, String> fields(ImportKind kind, Locale locale) {
		var fields = new LinkedHashMap<String, String>();
		for (ImportField field : kind.fields()) {
			fields.put(field.key(), this.messages.getMessage("imports.field." + field.key(), null, locale));
		}
		return fields;
	}

	/**
	 * A row that stayed when the rest was taken back.
	 */
	record KeptRow(int row, String name, String reason) {

		static KeptRow of(RowView row) {
			return new KeptRow(row.row(), RowNames.name(row), row.reasons().getLast().message());
		}

	}

}
