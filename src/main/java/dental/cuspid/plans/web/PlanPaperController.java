package dental.cuspid.plans.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dental.cuspid.plans.PlanDocumentService;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanTextService.Kind;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The papers of a plan: plan and contract as PDF, scans of what was signed.
 */
@Controller
@RequestMapping("/plans/{plan}")
class PlanPaperController {

	private final PlanPaper papers;

	private final PlanDocumentService documents;

	private final PlanPages pages;

	private final Submissions submissions;

	private final CurrentStaff current;

	PlanPaperController(PlanPaper papers, PlanDocumentService documents, PlanPages pages, Submissions submissions,
			CurrentStaff current) {
		this.papers = papers;
		this.documents = documents;
		this.pages = pages;
		this.submissions = submissions;
		this.current = current;
	}

	@GetMapping("/plan.pdf")
	ResponseEntity<byte[]> plan(@PathVariable PlanId plan) {
		return paper(this.papers.draw(plan, Kind.PLAN));
	}

	@GetMapping("/contract.pdf")
	ResponseEntity<byte[]> contract(@PathVariable PlanId plan) {
		return paper(this.papers.draw(plan, Kind.CONTRACT));
	}

	@PostMapping("/documents")
	String upload(@PathVariable PlanId plan, @Valid @ModelAttribute("form") ScanForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_PLANS);
		return this.submissions.attempt(submission, errors, () -> {
			this.documents.keepScan(plan, form.name(), bytes(form.file()));
			return "/plans/" + plan;
		}).map((target) -> Notice.success(redirect, "plans.notice.scan").redirect(target)).orElseGet(() -> {
			model.addAttribute("scanErrors", errors);
			model.asMap().remove("form");
			return this.pages.show(plan, model);
		});
	}

	/** A kept paper, always as a file to save and never as something a browser runs. */
	@GetMapping("/documents/{document}")
	ResponseEntity<byte[]> document(@PathVariable PlanId plan, @PathVariable UUID document) {
		PlanDocumentService.Opened opened = this.documents.open(plan, document);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(opened.mediaType()))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(opened.name(), StandardCharsets.UTF_8).build().toString())
			.header("Content-Security-Policy", "sandbox; default-src 'none'")
			.header("X-Content-Type-Options", "nosniff")
			.body(opened.content());
	}

	private static ResponseEntity<byte[]> paper(PlanPaper.Paper paper) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.inline().filename(paper.name(), StandardCharsets.UTF_8).build().toString())
			.body(paper.pdf());
	}

	private static byte[] bytes(@org.jspecify.annotations.Nullable MultipartFile file) {
		try {
			return (file != null) ? file.getBytes() : new byte[0];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A scan as it is sent.
	 */
	record ScanForm(@org.jspecify.annotations.Nullable MultipartFile file) {

		String name() {
			String own = (this.file != null) ? this.file.getOriginalFilename() : null;
			return (own != null) ? own : "scan";
		}

	}

}
