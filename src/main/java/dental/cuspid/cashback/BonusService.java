package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dental.cuspid.checkout.BonusHold;
import dental.cuspid.checkout.Reason;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A patient's bonus with its lots and their dates (CB-3), and what patients are told of
 * it.
 */
@Service
@Transactional
public class BonusService implements BonusHold {

	private final BonusRows rows;

	private final CashbackMessages messages;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	BonusService(BonusRows rows, CashbackMessages messages, ClinicSettingsService settings, ClinicTime time,
			JdbcClient jdbc) {
		this.rows = rows;
		this.messages = messages;
		this.settings = settings;
		this.time = time;
		this.jdbc = jdbc;
	}

	/**
	 * Everything about a patient's bonus. The caller notes who looked.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public BonusView of(PatientId patient) {
		Currency currency = this.settings.current().currency();
		LocalDate today = this.time.today();
		List<BonusRows.Row> rows = this.rows.of(patient);
		BonusLots lots = BonusLots.of(rows.stream().map(BonusRows.Row::entry).toList());
		Held held = held(lots, today, currency);
		Money balance = Money.of(lots.balance(), currency);
		Money free = balance.minus(held.waiting()).minus(held.lapsed());
		var history = new ArrayList<>(rows.stream().map((row) -> entry(row, currency)).toList());
		Collections.reverse(history);
		return new BonusView(balance, free.isNegative() ? Money.zero(currency) : free, Money.of(lots.debt(), currency),
				expected(patient, currency), lots.left().stream().map((lot) -> lot(lot, today, currency)).toList(),
				history);
	}

	@Override
	@Transactional(readOnly = true)
	public Held of(PatientId patient, LocalDate day) {
		return held(this.rows.lots(patient), day, this.settings.current().currency());
	}

	/**
	 * What patients are told.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public MessageSettings messages() {
		return this.messages.settings();
	}

	/**
	 * Changes what patients are told.
	 */
	@Requires(Right.EDIT_RATES)
	public void changeMessages(MessageSettings wanted) {
		this.messages.change(wanted);
	}

	private static Held held(BonusLots lots, LocalDate day, Currency currency) {
		BigDecimal waiting = BigDecimal.ZERO;
		BigDecimal lapsed = BigDecimal.ZERO;
		@Nullable LocalDate until = null;
		for (BonusLots.Lot lot : lots.left()) {
			LocalDate from = lot.spendableOn();
			if (lot.lapsedOn(day)) {
				lapsed = lapsed.add(lot.left());
			}
			else if (from != null && lot.waitsOn(day)) {
				waiting = waiting.add(lot.left());
				until = (until == null || from.isBefore(until)) ? from : until;
			}
		}
		return new Held(Money.of(waiting, currency), until, Money.of(lapsed, currency));
	}

	private List<BonusView.Expected> expected(PatientId patient, Currency currency) {
		return this.jdbc.sql("""
				select id, number, expected_bonus, occurred_on from receipt
				where patient_id = :patient and expected_bonus > 0 and state <> 'VOID'
				order by occurred_at desc, id""")
			.param("patient", patient.value())
			.query((row, index) -> new BonusView.Expected(row.getObject("id", UUID.class), row.getString("number"),
					Money.of(row.getBigDecimal("expected_bonus"), currency),
					row.getObject("occurred_on", LocalDate.class)))
			.list();
	}

	private static BonusView.Lot lot(BonusLots.Lot lot, LocalDate today, Currency currency) {
		return new BonusView.Lot(Money.of(lot.amount(), currency), Money.of(lot.left(), currency), lot.earnedOn(),
				lot.waitsOn(today) ? lot.spendableOn() : null, lot.expiresOn(), lot.lapsedOn(today));
	}

	private static BonusView.Entry entry(BonusRows.Row row, Currency currency) {
		List<Accrual.Part> parts = (row.parts() == null) ? List.of()
				: Arrays.asList(CashbackJson.read(row.parts(), Accrual.Part[].class));
		return new BonusView.Entry(row.entry().entry(), row.entry().at(), Money.of(row.entry().amount(), currency),
				Money.of(row.balanceAfter(), currency), new Reason(row.reasonCode(), List.copyOf(row.reasonArgs())),
				parts.stream().filter((part) -> part.amount().isPositive()).toList(), row.receipt());
	}

}
