package dental.cuspid.checkout.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.function.Supplier;

import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.checkout.TakePayment;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.shared.Submissions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a receipt: the bill, its payment by several tenders at once, refunds, voids
 * and the print.
 */
@Controller
@RequestMapping("/checkout/{receipt}")
class ReceiptController {

	private final CheckoutService checkout;

	private final ReceiptService receipts;

	private final ReceiptPages pages;

	private final ClinicTime time;

	private final Submissions submissions;

	ReceiptController(CheckoutService checkout, ReceiptService receipts, ReceiptPages pages, ClinicTime time,
			Submissions submissions) {
		this.checkout = checkout;
		this.receipts = receipts;
		this.pages = pages;
		this.time = time;
		this.submissions = submissions;
	}

	@GetMapping
	String show(@PathVariable ReceiptId receipt, Model model) {
		return this.pages.show(receipt, model);
	}

	@PostMapping("/payments")
	String pay(@PathVariable ReceiptId receipt, @Valid @ModelAttribute("form") PaymentForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		if (!errors.hasErrors()) {
			form.check(errors);
		}
		return this.submissions.attempt(submission, errors, () -> {
			form.parts().forEach((part) -> pay(receipt, part, moment(form.receivedAt())));
			return "/checkout/" + receipt + (form.printed() ? "/print" : "");
		})
			.map((target) -> Notice.success(redirect, "checkout.notice.paid").redirect(target))
			.orElseGet(() -> this.pages.show(receipt, model));
	}

	@PostMapping("/payments/{payment}/refunds")
	String refund(@PathVariable ReceiptId receipt, @PathVariable PaymentId payment,
			@Valid @ModelAttribute("undo") UndoForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		if (form.amount() == null && !errors.hasFieldErrors("amount")) {
			errors.rejectValue("amount", "checkout.refusal.notAboveZero");
		}
		return undo(receipt, "refund-" + payment, submission, errors, model, redirect, "checkout.notice.refunded",
				() -> this.checkout.refund(of(receipt, payment), Objects.requireNonNull(form.amount()), form.reason()));
	}

	@PostMapping("/payments/{payment}/void")
	String voidPayment(@PathVariable ReceiptId receipt, @PathVariable PaymentId payment,
			@Valid @ModelAttribute("undo") UndoForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return undo(receipt, "void-" + payment, submission, errors, model, redirect, "checkout.notice.paymentVoided",
				() -> {
					this.checkout.voidPayment(of(receipt, payment), form.reason());
					return payment;
				});
	}

	@PostMapping("/void")
	String voidReceipt(@PathVariable ReceiptId receipt, @Valid @ModelAttribute("undo") UndoForm form,
			BindingResult errors, @RequestParam String submission, Model model, RedirectAttributes redirect) {
		return undo(receipt, "void", submission, errors, model, redirect, "checkout.notice.receiptVoided", () -> {
			this.checkout.voidReceipt(receipt, form.reason());
			return receipt;
		});
	}

	/**
	 * What the payment being typed would do, drawn anew while it is typed.
	 */
	@GetMapping("/preview")
	String preview(@PathVariable ReceiptId receipt,
			@RequestParam(required = false) @Nullable BigDecimal internalAccount,
			@RequestParam(required = false) @Nullable BigDecimal bonus,
			@RequestParam(required = false) @Nullable BigDecimal dentacoin, Model model) {
		model.addAttribute("preview",
				this.pages.preview(receipt, orZero(internalAccount), orZero(bonus), orZero(dentacoin)));
		return "checkout/does :: preview";
	}

	@GetMapping("/print")
	String print(@PathVariable ReceiptId receipt, @RequestParam(defaultValue = "roll") String paper, Model model) {
		model.addAttribute("receipt", this.receipts.print(receipt));
		model.addAttribute("paper", "a4".equals(paper) ? "a4" : "roll");
		model.addAttribute("printedAt", this.time.now());
		return "checkout/print";
	}

	private String undo(ReceiptId receipt, String what, String submission, BindingResult errors, Model model,
			RedirectAttributes redirect, String notice, Supplier<Object> action) {
		return this.submissions.attempt(submission, errors, () -> {
			action.get();
			return "/checkout/" + receipt;
		}).map((target) -> Notice.success(redirect, notice).redirect(target)).orElseGet(() -> {
			model.addAttribute("undoOf", what);
			return this.pages.show(receipt, model);
		});
	}

	/** The payment, as long as it is one of this receipt: the page shows no other. */
	private PaymentId of(ReceiptId receipt, PaymentId payment) {
		if (!this.receipts.of(payment).equals(receipt)) {
			throw new NotFound("checkout.refusal.unknownPayment");
		}
		return payment;
	}

	/**
	 * Takes one part; what is refused about its amount is shown at the part's own field.
	 */
	private void pay(ReceiptId receipt, PaymentForm.Part part, @Nullable Instant receivedAt) {
		try {
			this.checkout.pay(new TakePayment(receipt, part.tender(), part.amount(), receivedAt, part.number()));
		}
		catch (RuleViolation refusal) {
			throw aboutAmount(refusal.problems().getFirst().field()) ? refusal.at(part.field()) : refusal;
		}
		catch (Conflict refusal) {
			throw aboutAmount(refusal.problems().getFirst().field()) ? refusal.at(part.field()) : refusal;
		}
	}

	private static boolean aboutAmount(@Nullable String field) {
		return "amount".equals(field) || "tender".equals(field);
	}

	private @Nullable Instant moment(@Nullable LocalDateTime typed) {
		return (typed != null) ? typed.atZone(this.time.zone()).toInstant() : null;
	}

	private static BigDecimal orZero(@Nullable BigDecimal amount) {
		return (amount != null) ? amount : BigDecimal.ZERO;
	}

}
