package dental.cuspid.checkout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.CauseExplainer;
import dental.cuspid.ledger.CauseView;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Payments, refunds and voided payments as causes of movements (BASE-7, X-5): the end of
 * every chain is a receipt.
 */
@Component
class CheckoutCauses implements CauseExplainer {

	private static final String RECEIPT = "RECEIPT";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	CheckoutCauses(JdbcClient jdbc, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	@Override
	public boolean explains(String causeType) {
		return Stream.of(BalanceTender.PAYMENT, BalanceTender.REFUND, BalanceTender.PAYMENT_VOID, RECEIPT)
			.anyMatch(causeType::equals);
	}

	@Override
	public CauseView view(String causeId) {
		return Stream.of(BalanceTender.PAYMENT, BalanceTender.REFUND, RECEIPT)
			.map((type) -> views(type, Set.of(causeId)).get(causeId))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	@Override
	public Map<String, CauseView> views(String causeType, Set<String> causeIds) {
		List<UUID> ids = causeIds.stream().map(UUID::fromString).toList();
		Map<String, CauseView> views = new HashMap<>();
		switch (causeType) {
			case BalanceTender.REFUND -> refunds(ids, views);
			case RECEIPT -> receipts(ids, views);
			case BalanceTender.PAYMENT_VOID -> payments(ids, "checkout.cause.voided", "p.voided_at", views);
			default -> payments(ids, "checkout.cause.payment", "p.received_at", views);
		}
		return views;
	}

	private void payments(List<UUID> ids, String code, String at, Map<String, CauseView> views) {
		this.jdbc.sql("select p.id, p.amount, p.tender, p.receipt_id, r.number, " + at + " " + """
				as at from payment p join receipt r on r.id = p.receipt_id where p.id in (:ids)""")
			.param("ids", ids)
			.query((row) -> {
				views.put(row.getString("id"), view(row, code, new Cause(RECEIPT, row.getString("receipt_id"))));
			});
	}

	private void refunds(List<UUID> ids, Map<String, CauseView> views) {
		this.jdbc.sql("""
				select f.id, f.amount, p.tender, p.receipt_id, p.id as payment_id, r.number, f.refunded_at as at
				from refund f join payment p on p.id = f.payment_id join receipt r on r.id = p.receipt_id
				where f.id in (:ids)""").param("ids", ids).query((row) -> {
			views.put(row.getString("id"),
					view(row, "checkout.cause.refund", new Cause(BalanceTender.PAYMENT, row.getString("payment_id"))));
		});
	}

	private void receipts(List<UUID> ids, Map<String, CauseView> views) {
		this.jdbc.sql("""
				select id, id as receipt_id, number, gross - discounts as amount, null as tender, occurred_at as at
				from receipt where id in (:ids)""").param("ids", ids).query((row) -> {
			views.put(row.getString("id"),
					new CauseView("checkout.cause.receipt", List.of(row.getString("number"), money(row)), href(row),
							row.getObject("at", OffsetDateTime.class).toInstant(), null));
		});
	}

	private CauseView view(ResultSet row, String code, Cause parent) throws SQLException {
		OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
		return new CauseView(code,
				List.of(money(row), Reason.of("checkout.tender." + row.getString("tender")), row.getString("number")),
				href(row), (at != null) ? at.toInstant() : null, parent);
	}

	private Money money(ResultSet row) throws SQLException {
		return Money.of(row.getBigDecimal("amount"), this.settings.current().currency());
	}

	private static String href(ResultSet row) throws SQLException {
		return "/checkout/" + row.getString("receipt_id");
	}

}
