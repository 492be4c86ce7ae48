package dental.cuspid.cashback.web;

import java.util.Map;
import java.util.Optional;

import dental.cuspid.cashback.ReceiptCashback;
import dental.cuspid.cashback.ReceiptCashbackService;
import dental.cuspid.checkout.CheckoutPanel;
import dental.cuspid.checkout.ReceiptView;

import org.springframework.stereotype.Component;

/**
 * On the page of a receipt: what it earned by which version of which rule, until when
 * that may be spent, and why each rule applied or not (CB-9).
 */
@Component
class ReceiptPanel implements CheckoutPanel {

	private static final int ORDER = 40;

	private final ReceiptCashbackService cashback;

	ReceiptPanel(ReceiptCashbackService cashback) {
		this.cashback = cashback;
	}

	@Override
	public int order() {
		return ORDER;
	}

	@Override
	public String fragment() {
		return "cashback/receipt :: panel";
	}

	@Override
	public Optional<Map<String, Object>> model(ReceiptView receipt) {
		if (receipt.history()) {
			return Optional.empty();
		}
		ReceiptCashback earned = this.cashback.of(receipt.id());
		return earned.isEmpty() ? Optional.empty() : Optional.of(Map.of("earned", earned));
	}

}
