package dental.cuspid.checkout.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.checkout.CheckoutPanel;
import dental.cuspid.checkout.PaymentProposal;
import dental.cuspid.checkout.Reason;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.checkout.ReceiptView;
import dental.cuspid.checkout.Tender;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the page of a receipt shows.
 */
@Component
class ReceiptPages {

	private static final List<Tender> MONEY = Stream.of(Tender.values()).filter(Tender::isMoney).toList();

	private static final Map<String, String> ICONS = Map.of("CASH", "cash", "CARD", "credit-card", "BANK_TRANSFER",
			"building-bank", "INSURANCE", "umbrella", "INTERNAL_ACCOUNT", "wallet", "BONUS", "gift", "DENTACOIN",
			"coin");

	private final ReceiptService receipts;

	private final AppointmentService appointments;

	private final PractitionerService practitioners;

	private final ObjectProvider<CheckoutPanel> panels;

	private final CurrentStaff current;

	private final ClinicTime time;

	ReceiptPages(ReceiptService receipts, AppointmentService appointments, PractitionerService practitioners,
			ObjectProvider<CheckoutPanel> panels, CurrentStaff current, ClinicTime time) {
		this.receipts = receipts;
		this.appointments = appointments;
		this.practitioners = practitioners;
		this.panels = panels;
		this.current = current;
		this.time = time;
	}

	/**
	 * Shows a receipt; a form that was refused is in the model already and stays as
	 * typed.
	 */
	String show(ReceiptId id, Model model) {
		var payable = this.receipts.payable(id);
		ReceiptView receipt = payable.receipt();
		PaymentProposal proposal = payable.proposal();
		var actor = this.current.actor();
		var visit = this.appointments.get(receipt.appointment());
		model.addAttribute("receipt", receipt);
		model.addAttribute("visitStartsAt", visit.startsAt());
		model.addAttribute("visitState", visit.state());
		model.addAttribute("practitioner", name(visit.practitioner()));
		model.addAttribute("today", this.time.today());
		model.addAttribute("tenders", MONEY);
		model.addAttribute("icons", ICONS);
		model.addAttribute("mayTake", actor.may(Right.TAKE_MONEY));
		model.addAttribute("mayRefundLater", actor.may(Right.REFUND_LATER));
		model.addAttribute("mayBackdate", actor.mayBackdate());
		model.addAttribute("panels", panels(receipt));
		if (proposal != null) {
			model.addAttribute("proposal", proposal);
			model.addAttribute("preview", Preview.of(proposal));
			if (!model.containsAttribute("form")) {
				model.addAttribute("form", PaymentForm.of(proposal));
			}
		}
		else {
			model.addAttribute("preview", Preview.of(receipt));
		}
		if (!model.containsAttribute("undo")) {
			model.addAttribute("undo", UndoForm.empty());
		}
		return "checkout/receipt";
	}

	/** What a payment of so much by value would do. */
	Preview preview(ReceiptId id, BigDecimal internalAccount, BigDecimal bonus, BigDecimal dentacoin) {
		PaymentProposal usual = this.receipts.proposal(id);
		Money due = usual.due();
		Money internal = within(internalAccount, due);
		Money bonuses = within(bonus, due);
		Money value = internal.plus(bonuses).plus(within(dentacoin, due)).min(due);
		List<PaymentProposal.Proposed> balances = usual.balances()
			.stream()
			.map((balance) -> new PaymentProposal.Proposed(balance.offer(), switch (balance.offer().tender()) {
				case INTERNAL_ACCOUNT -> internal;
				case BONUS -> bonuses;
				default -> balance.amount();
			}))
			.toList();
		return Preview.of(new PaymentProposal(balances, due.minus(value), this.receipts.outlook(id, value)));
	}

	private static Money within(BigDecimal amount, Money most) {
		BigDecimal between = amount.max(BigDecimal.ZERO).min(most.amount());
		return Money.rounded(between, most.currency());
	}

	private List<Panel> panels(ReceiptView receipt) {
		return this.panels.stream()
			.sorted(Comparator.comparingInt(CheckoutPanel::order))
			.flatMap((panel) -> panel.model(receipt).map((model) -> new Panel(panel.fragment(), model)).stream())
			.toList();
	}

	private @Nullable String name(@Nullable PractitionerId practitioner) {
		return (practitioner != null) ? this.practitioners.get(practitioner).name() : null;
	}

	/** A block another module puts on the page. */
	record Panel(String fragment, Map<String, Object> model) {

	}

	/**
	 * What the payment does.
	 *
	 * @param internalAfter internal account afterwards, null where nothing is to be paid
	 * @param bonusAfter bonus afterwards, with what is earned
	 */
	record Preview(Money expectedBonus, List<Reason> explanation, @Nullable Money internalAfter,
			@Nullable Money bonusAfter) {

		static Preview of(PaymentProposal proposal) {
			Money bonus = after(proposal, Tender.BONUS);
			return new Preview(proposal.expectedBonus(), proposal.explanation(),
					after(proposal, Tender.INTERNAL_ACCOUNT),
					(bonus != null) ? bonus.plus(proposal.expectedBonus()) : null);
		}

		static Preview of(ReceiptView receipt) {
			return new Preview(receipt.expectedBonus(), receipt.explanation(), null, null);
		}

		private static @Nullable Money after(PaymentProposal proposal, Tender tender) {
			return proposal.balances()
				.stream()
				.filter((balance) -> balance.offer().tender() == tender)
				.map((balance) -> balance.offer().balance().minus(balance.amount()))
				.findFirst()
				.orElse(null);
		}

	}

}
