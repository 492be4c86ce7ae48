package dental.cuspid.checkout.web;

import java.math.BigDecimal;

import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.checkout.RefundId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Refunds and voids of payments.
 */
@RestController
@RequestMapping("/api/v1/payments")
class PaymentApi {

	private final CheckoutService checkout;

	private final ReceiptService receipts;

	private final ReceiptAnswers answers;

	PaymentApi(CheckoutService checkout, ReceiptService receipts, ReceiptAnswers answers) {
		this.checkout = checkout;
		this.receipts = receipts;
		this.answers = answers;
	}

	@PostMapping("/{id}/refunds")
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	Refunded refund(@PathVariable PaymentId id, @Valid @RequestBody Refunding asked) {
		RefundId refund = this.checkout.refund(id, asked.amount(), asked.reason());
		return new Refunded(refund, this.answers.of(this.receipts.of(id)));
	}

	@PostMapping("/{id}/void")
	@Transactional
	Voided makeVoid(@PathVariable PaymentId id, @Valid @RequestBody ReceiptApi.Reasoned asked) {
		this.checkout.voidPayment(id, asked.reason());
		return new Voided(id, this.answers.of(this.receipts.of(id)));
	}

	record Refunding(@NotNull BigDecimal amount, @NotBlank String reason) {

	}

	record Refunded(RefundId id, ReceiptAnswer receipt) {

	}

	record Voided(PaymentId id, ReceiptAnswer receipt) {

	}

}
