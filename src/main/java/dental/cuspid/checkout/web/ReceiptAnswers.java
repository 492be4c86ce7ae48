package dental.cuspid.checkout.web;

import dental.cuspid.checkout.Reason;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.checkout.ReceiptView;
import dental.cuspid.clinic.BranchService;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Puts receipts into words for the API.
 */
@Component
class ReceiptAnswers {

	private final ReceiptService receipts;

	private final BranchService branches;

	private final MessageSource messages;

	ReceiptAnswers(ReceiptService receipts, BranchService branches, MessageSource messages) {
		this.receipts = receipts;
		this.branches = branches;
		this.messages = messages;
	}

	ReceiptAnswer of(ReceiptId id) {
		ReceiptView receipt = this.receipts.get(id);
		return ReceiptAnswer.of(receipt, this.branches.get(receipt.branch()).code(), this::inWords);
	}

	private String inWords(Reason reason) {
		return this.messages.getMessage(reason, LocaleContextHolder.getLocale());
	}

}
