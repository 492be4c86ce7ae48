package dental.cuspid.plans;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a plan says.
 *
 * @param alternatives names in order, null where one has none
 */
record Content(@Nullable String title, @Nullable LocalDate validUntil, @Nullable String notes,
		List<@Nullable String> alternatives, List<PlanItem> items) {

	BigDecimal total(int alternative) {
		return this.items.stream()
			.filter((item) -> item.alternative() == alternative)
			.map(PlanItem::amount)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	boolean offers(int alternative) {
		return alternative >= 1 && alternative <= this.alternatives.size();
	}

	Content withItems(List<PlanItem> items) {
		return new Content(this.title, this.validUntil, this.notes, this.alternatives, items);
	}

	/**
	 * SHA-256 over all that the patient is told, for whom, and in which currency. The
	 * same words and figures always give the same fingerprint, whoever typed them when.
	 */
	String fingerprint(PlanId plan, PatientId patient, Currency currency) {
		var text = new StringBuilder("cuspid-plan-1\n");
		line(text, "plan", plan);
		line(text, "patient", patient);
		line(text, "currency", currency.getCurrencyCode());
		line(text, "title", this.title);
		line(text, "validUntil", this.validUntil);
		line(text, "notes", this.notes);
		this.alternatives.forEach((name) -> line(text, "alternative", name));
		int decimals = currency.getDefaultFractionDigits();
		for (PlanItem item : this.items) {
			line(text, "item", item.alternative(), item.phase(), item.code(), item.name(), item.site(), item.quantity(),
					item.price().setScale(decimals).toPlainString(), item.practitioner());
		}
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void line(StringBuilder text, String name, @Nullable Object... values) {
		text.append(name);
		for (Object value : values) {
			text.append('\t').append((value != null) ? escaped(value.toString()) : "\\0");
		}
		text.append('\n');
	}

	private static String escaped(String value) {
		return Normalizer.normalize(value, Normalizer.Form.NFC)
			.replace("\\", "\\\\")
			.replace("\t", "\\t")
			.replace("\r", "")
			.replace("\n", "\\n");
	}

}
