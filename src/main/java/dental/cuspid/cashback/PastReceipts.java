package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads past receipts as a stream: patient by patient, earlier visits first, a few
 * hundred in memory at a time. Needs a transaction around it.
 */
@Repository
class PastReceipts {

	private static final int FETCH = 1_000;

	/**
	 * Receipts before the period are needed where imported ones have no sum of their own.
	 */
	private static final String FROM = """
			case when exists (select from receipt where history and occurred_on between :from and :to)
				then date '0001-01-01' else cast(:from as date) end""";

	private final JdbcClient jdbc;

	PastReceipts(DataSource dataSource) {
		var streaming = new JdbcTemplate(dataSource);
		streaming.setFetchSize(FETCH);
		this.jdbc = JdbcClient.create(streaming);
	}

	/**
	 * How many receipts there are to look at.
	 */
	long count(LocalDate from, LocalDate to) {
		return this.jdbc
			.sql("select count(*) from receipt where state <> 'VOID' and occurred_on between " + FROM + " and :to")
			.param("from", from)
			.param("to", to)
			.query(Long.class)
			.single();
	}

	/**
	 * Hands over one receipt after the other.
	 */
	void read(LocalDate from, LocalDate to, Consumer<PastReceipt> each) {
		var reader = new Reader(each);
		// for this transaction: a year is sorted in memory, not on disk
		this.jdbc.sql("select set_config('work_mem', '64MB', true)").query(String.class).single();
		this.jdbc.sql("""
				select r.id, r.patient_id, r.occurred_on, r.occurred_at, r.visit_type, r.history, r.gross, r.discounts,
					r.money_paid, r.money_refunded, r.paid_earlier, r.settled_at,
					r.visit_completed_at is not null as completed,
					case when r.discounts > 0 then (select coalesce(sum(d.amount), 0) from receipt_discount d
						where d.receipt_id = r.id and d.program = 'cashback') else 0 end as by_rules,
					case when r.money_refunded > 0 and r.settled_at is not null then (select coalesce(sum(f.amount), 0)
						from refund f join payment p on p.id = f.payment_id
						where p.receipt_id = r.id and p.tender in ('CASH', 'CARD', 'BANK_TRANSFER', 'INSURANCE')
							and f.refunded_at < r.settled_at) else 0 end as refunded_before,
					t.opening_paid, t.opening_visits, l.service_id, l.service_name, l.category, l.quantity, l.amount,
					l.cashback_type, l.cashback_value
				from receipt r join appointment a on a.id = r.appointment_id join patient t on t.id = r.patient_id
				join receipt_line l on l.receipt_id = r.id
				where r.state <> 'VOID' and r.occurred_on between
				""" + FROM + """
				 and :to
				order by r.patient_id, a.starts_at, r.id, l.position""")
			.param("from", from)
			.param("to", to)
			.query(reader::row);
		reader.end();
	}

	/**
	 * Puts the lines of a receipt together. Columns are read by their place in the
	 * statement above: by name costs a sixth of the whole replay.
	 */
	private static final class Reader {

		private final Consumer<PastReceipt> each;

		private @Nullable UUID current;

		private @Nullable PastReceipt head;

		private List<PastReceipt.Line> lines = new ArrayList<>();

		Reader(Consumer<PastReceipt> each) {
			this.each = each;
		}

		void row(ResultSet row) throws SQLException {
			UUID id = row.getObject(1, UUID.class);
			if (!id.equals(this.current)) {
				end();
				this.current = id;
				this.lines = new ArrayList<>();
				this.head = head(row, id, this.lines);
			}
			this.lines.add(new PastReceipt.Line(row.getObject(18, UUID.class), row.getString(19), row.getString(20),
					row.getInt(21), row.getBigDecimal(22),
					new CashbackSetting(CashbackSetting.Type.valueOf(row.getString(23)), row.getBigDecimal(24))));
		}

		void end() {
			if (this.head != null) {
				this.each.accept(this.head);
				this.head = null;
			}
		}

		private static PastReceipt head(ResultSet row, UUID id, List<PastReceipt.Line> lines) throws SQLException {
			BigDecimal byRules = row.getBigDecimal(14);
			String visit = row.getString(5);
			OffsetDateTime settled = row.getObject(12, OffsetDateTime.class);
			Instant settledAt = (settled != null) ? settled.toInstant() : null;
			boolean history = row.getBoolean(6);
			return new PastReceipt(id, row.getObject(2, UUID.class), row.getObject(3, LocalDate.class),
					row.getObject(4, OffsetDateTime.class).toInstant(),
					(visit != null) ? VisitType.valueOf(visit) : null, history, row.getBigDecimal(7),
					row.getBigDecimal(8).subtract(byRules), byRules, row.getBigDecimal(9), row.getBigDecimal(10),
					row.getBigDecimal(11), row.getBigDecimal(16), row.getInt(17), row.getBigDecimal(15), settledAt,
					settledAt != null && (history || row.getBoolean(13)), lines);
		}

	}

}
