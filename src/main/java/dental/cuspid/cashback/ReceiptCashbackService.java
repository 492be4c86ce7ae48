package dental.cuspid.cashback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a receipt earned and why, in one statement, two where many rules were judged.
 */
@Service
@Transactional(readOnly = true)
public class ReceiptCashbackService {

	private final JdbcClient jdbc;

	private final KeptEvaluations kept;

	private final ClinicSettingsService settings;

	ReceiptCashbackService(JdbcClient jdbc, KeptEvaluations kept, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.kept = kept;
		this.settings = settings;
	}

	/**
	 * What a receipt earned; every rule's reason it applied or not. The caller notes who
	 * looked.
	 */
	@Requires(Right.READ_PATIENTS)
	public ReceiptCashback of(ReceiptId receipt) {
		Currency currency = this.settings.current().currency();
		var accruals = new ArrayList<ReceiptCashback.Given>();
		String[] basis = new String[1];
		this.jdbc.sql("""
				select c.*, (select one ->> 'basis' from jsonb_array_elements(cast(r.assessments as jsonb)) one
					where one ->> 'program' = 'cashback') as basis
				from receipt r left join cashback_accrual c on c.receipt_id = r.id
				where r.id = :receipt order by c.accrued_at desc, c.id desc""")
			.param("receipt", receipt.value())
			.query((row) -> {
				basis[0] = row.getString("basis");
				if (row.getObject("id") != null) {
					accruals.add(given(row, currency));
				}
			});
		return new ReceiptCashback(accruals, (basis[0] != null) ? judged(basis[0], currency) : List.of());
	}

	private List<ReceiptCashback.Judged> judged(String basis, Currency currency) {
		return Sentences.fitFirst(this.kept.read(basis).findings())
			.map((finding) -> new ReceiptCashback.Judged(finding.rule(), finding.version(), finding.fits(),
					Sentences.of(finding, currency)))
			.toList();
	}

	private static ReceiptCashback.Given given(ResultSet row, Currency currency) throws SQLException {
		return new ReceiptCashback.Given(Money.of(row.getBigDecimal("amount"), currency),
				Money.of(row.getBigDecimal("clawed_back"), currency), Money.of(row.getBigDecimal("lapsed"), currency),
				row.getObject("reversed_at") != null, row.getObject("accrued_at", OffsetDateTime.class).toInstant(),
				row.getObject("spendable_on", LocalDate.class), row.getObject("expires_on", LocalDate.class),
				Arrays.stream(CashbackJson.read(row.getString("parts"), Accrual.Part[].class))
					.filter((part) -> part.amount().isPositive())
					.toList());
	}

}
