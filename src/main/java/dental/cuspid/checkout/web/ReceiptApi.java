package dental.cuspid.checkout.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.DentacoinPart;
import dental.cuspid.checkout.OpenReceipt;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptList;
import dental.cuspid.checkout.ReceiptRow;
import dental.cuspid.checkout.ReceiptState;
import dental.cuspid.checkout.TakePayment;
import dental.cuspid.checkout.Tender;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receipts and their payments for scripts and other systems. What is done and the answer
 * that shows it are one transaction.
 */
@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptApi {

	private final CheckoutService checkout;

	private final ReceiptList list;

	private final ReceiptAnswers answers;

	private final References references;

	ReceiptApi(CheckoutService checkout, ReceiptList list, ReceiptAnswers answers, References references) {
		this.checkout = checkout;
		this.list = list;
		this.answers = answers;
		this.references = references;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	ReceiptAnswer open(@Valid @RequestBody Opening asked) {
		return this.answers.of(this.checkout.open(new OpenReceipt(this.references.patient(asked.patient()),
				asked.appointment(), this.references.branch(asked.branch()), asked.occurredAt(),
				LineRequest.lines(asked.lines(), this.references))));
	}

	@GetMapping("/{id}")
	ReceiptAnswer get(@PathVariable ReceiptId id) {
		return this.answers.of(id);
	}

	/**
	 * Receipts not paid in full, the oldest first; or those of a day or of a patient.
	 */
	@GetMapping
	CursorPage<Row> list(@RequestParam(required = false) @Nullable String patient,
			@RequestParam(required = false) @Nullable LocalDate day,
			@RequestParam(required = false) @Nullable String branch,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		if (patient != null) {
			return new CursorPage<>(this.list.of(this.references.patient(patient)), null).map(Row::of);
		}
		return ((day != null) ? this.list.ofDay(day, branch, cursor, limit) : this.list.unpaid(branch, cursor, limit))
			.map(Row::of);
	}

	/**
	 * Replaces the lines of a receipt nothing was paid on.
	 */
	@PatchMapping("/{id}")
	@Transactional
	ReceiptAnswer changeLines(@PathVariable ReceiptId id, @Valid @RequestBody Change asked) {
		this.checkout.changeLines(id, LineRequest.lines(asked.lines(), this.references));
		return this.answers.of(id);
	}

	@PostMapping("/{id}/payments")
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	Taken pay(@PathVariable ReceiptId id, @Valid @RequestBody Paying asked) {
		Dentacoin dentacoin = asked.dentacoin();
		PaymentId payment = this.checkout
			.pay(new TakePayment(id, asked.tender(), asked.amount(), asked.receivedAt(), asked.fiscalNumber(),
					(dentacoin != null) ? new DentacoinPart(dentacoin.tokens(), dentacoin.txHash()) : null));
		return new Taken(payment, this.answers.of(id));
	}

	@PostMapping("/{id}/void")
	@Transactional
	ReceiptAnswer makeVoid(@PathVariable ReceiptId id, @Valid @RequestBody Reasoned asked) {
		this.checkout.voidReceipt(id, asked.reason());
		return this.answers.of(id);
	}

	record Opening(@NotBlank String patient, @Nullable AppointmentId appointment, @Nullable String branch,
			@Nullable Instant occurredAt, @NotEmpty List<@Valid @NotNull LineRequest> lines) {

	}

	record Change(@NotEmpty List<@Valid @NotNull LineRequest> lines) {

	}

	record Paying(@NotNull Tender tender, @NotNull BigDecimal amount, @Nullable Instant receivedAt,
			@Nullable String fiscalNumber, @Nullable Dentacoin dentacoin) {

	}

	record Dentacoin(@Nullable BigInteger tokens, @Nullable String txHash) {

	}

	record Reasoned(@NotBlank String reason) {

	}

	record Taken(PaymentId id, ReceiptAnswer receipt) {

	}

	record Row(ReceiptId id, String number, ReceiptState state, @Nullable String patient, Instant occurredAt,
			Money charged, Money paid, Money due) {

		static Row of(ReceiptRow row) {
			return new Row(row.id(), row.number(), row.state(), row.patient().cardNumber(), row.occurredAt(),
					row.charged(), row.paid(), row.due());
		}

	}

}
