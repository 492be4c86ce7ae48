package dental.cuspid.checkout;

import java.time.LocalDate;
import java.util.Locale;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives each receipt its number, counted within the year of its day: {@code 2026-0412}. A
 * number may stay unused, none is given twice.
 */
@Component
class ReceiptNumbers {

	private final JdbcClient jdbc;

	ReceiptNumbers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	String next(LocalDate day) {
		long next = this.jdbc.sql("select next_receipt_number(:year)")
			.param("year", day.getYear())
			.query(Long.class)
			.single();
		return String.format(Locale.ROOT, "%04d-%04d", day.getYear(), next);
	}

}
