package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Turns what was asked for into lines of a receipt with the catalogue's names, prices and
 * cashback settings of now, and refuses what cannot be one, each fault at its field.
 */
@Component
class LinePricing {

	static final int MOST_LINES = 100;

	static final int MOST_PIECES = 99;

	/** Above every price a clinic asks, below what a column holds times the quantity. */
	private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);

	private final ServiceCatalogue catalogue;

	private final PractitionerService practitioners;

	private final ClinicSettingsService settings;

	LinePricing(ServiceCatalogue catalogue, PractitionerService practitioners, ClinicSettingsService settings) {
		this.catalogue = catalogue;
		this.practitioners = practitioners;
		this.settings = settings;
	}

	/**
	 * The lines asked for.
	 * @param usual who treated where a line names nobody
	 */
	List<ReceiptLine> price(List<OpenReceipt.Line> asked, @Nullable PractitionerId usual) {
		if (asked.isEmpty()) {
			throw new RuleViolation("checkout.refusal.noLines").at("lines");
		}
		if (asked.size() > MOST_LINES) {
			throw new RuleViolation("checkout.refusal.tooManyLines", MOST_LINES).at("lines");
		}
		Currency currency = this.settings.current().currency();
		var problems = new ArrayList<Problem>();
		var lines = new ArrayList<ReceiptLine>();
		for (int i = 0; i < asked.size(); i++) {
			OpenReceipt.Line line = asked.get(i);
			ServiceView service = service(line);
			List<Problem> faults = faults(line, service, currency, "lines[" + i + "].");
			problems.addAll(faults);
			if (faults.isEmpty() && service != null) {
				lines.add(line(line, service, usual));
			}
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
		return lines;
	}

	private @Nullable ServiceView service(OpenReceipt.Line line) {
		try {
			return this.catalogue.get(line.service());
		}
		catch (NotFound ex) {
			return null;
		}
	}

	private List<Problem> faults(OpenReceipt.Line line, @Nullable ServiceView service, Currency currency, String at) {
		var faults = new ArrayList<Problem>();
		if (service == null) {
			return List.of(new Problem(at + "service", "checkout.refusal.unknownService"));
		}
		if (!service.active()) {
			faults.add(new Problem(at + "service", "checkout.refusal.retiredService", service.name()));
		}
		if (line.quantity() < 1 || line.quantity() > MOST_PIECES) {
			faults.add(new Problem(at + "quantity", "checkout.refusal.quantity", MOST_PIECES));
			return faults;
		}
		BigDecimal price = (line.price() != null) ? line.price() : service.price().amount();
		int before = faults.size();
		amount(price, currency, at + "price", faults);
		amount(discount(line), currency, at + "discount", faults);
		if (faults.size() == before && discount(line).compareTo(total(price, line)) > 0) {
			faults.add(new Problem(at + "discount", "checkout.refusal.discountAboveLine",
					Money.of(total(price, line), currency)));
		}
		if (line.practitioner() != null && !known(line.practitioner())) {
			faults.add(new Problem(at + "practitioner", "checkout.refusal.unknownPractitioner"));
		}
		return faults;
	}

	private static void amount(BigDecimal amount, Currency currency, String field, List<Problem> faults) {
		if (amount.signum() < 0 || amount.compareTo(LIMIT) >= 0) {
			faults.add(new Problem(field, "checkout.refusal.amountRange"));
		}
		else if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
			faults.add(new Problem(field, "shared.refusal.tooManyDecimals", currency.getDefaultFractionDigits()));
		}
	}

	private boolean known(PractitionerId practitioner) {
		try {
			this.practitioners.get(practitioner);
			return true;
		}
		catch (NotFound ex) {
			return false;
		}
	}

	private static BigDecimal discount(OpenReceipt.Line line) {
		return (line.discount() != null) ? line.discount() : BigDecimal.ZERO;
	}

	private static BigDecimal total(BigDecimal price, OpenReceipt.Line line) {
		return price.multiply(BigDecimal.valueOf(line.quantity()));
	}

	private static ReceiptLine line(OpenReceipt.Line line, ServiceView service, @Nullable PractitionerId usual) {
		BigDecimal price = (line.price() != null) ? line.price() : service.price().amount();
		PractitionerId who = (line.practitioner() != null) ? line.practitioner() : usual;
		UUID practitioner = (who != null) ? who.value() : null;
		return new ReceiptLine(service.id().value(), service.code(), service.name(), service.category(),
				line.quantity(), price, discount(line), total(price, line).subtract(discount(line)),
				service.cashback().type(), service.cashback().value(), practitioner);
	}

}
