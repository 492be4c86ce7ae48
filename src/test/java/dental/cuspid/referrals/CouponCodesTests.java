package dental.cuspid.referrals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Codes on coupons and the month they are valid for (COUP-4, worked example 7).
 */
class CouponCodesTests {

	private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

	@ParameterizedTest
	@CsvSource({ "2027-01-31, 2027-02-28", "2028-01-31, 2028-02-29", "2028-01-30, 2028-02-29", "2027-02-28, 2027-03-28",
			"2028-02-29, 2028-03-29", "2026-03-31, 2026-04-30", "2026-12-31, 2027-01-31", "2026-12-15, 2027-01-15",
			"2026-10-31, 2026-11-30", "2027-08-31, 2027-09-30", "2100-01-31, 2100-02-28" })
	void onlyTheMonthChanges(LocalDate issuedOn, LocalDate validTo) {
		assertThat(CouponService.validTo(issuedOn)).isEqualTo(validTo);
	}

	@Property
	void aCodeNamesItsBatchHoweverItIsTyped(@ForAll @LongRange(min = 1, max = 1L << 39) long number,
			@ForAll @IntRange(max = 60_000) int day) {
		LocalDate validTo = LocalDate.ofEpochDay(day);
		String code = CouponCodes.code(KEY, number, validTo);
		assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}");
		assertThat(CouponCodes.read(KEY, code)).contains(new CouponCodes.Named(number, validTo));
		String sloppy = " " + code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o').replace('1', 'l');
		assertThat(CouponCodes.read(KEY, sloppy)).contains(new CouponCodes.Named(number, validTo));
	}

	@Property
	void anotherLetterMakesItNoCode(@ForAll @LongRange(min = 1, max = 100_000) long number,
			@ForAll @IntRange(max = 23) int place) {
		String code = CouponCodes.code(KEY, number, LocalDate.of(2026, 12, 22)).replace("-", "");
		char other = (code.charAt(place) == 'Z') ? '2' : 'Z';
		String changed = code.substring(0, place) + other + code.substring(place + 1);
		assertThat(CouponCodes.read(KEY, changed)).isEmpty();
	}

	@Test
	void anotherKeyMakesItNoCode() {
		String code = CouponCodes.code(KEY, 7, LocalDate.of(2026, 12, 22));
		assertThat(CouponCodes.read(new byte[32], code)).isEmpty();
		assertThat(CouponCodes.read(KEY, "10482")).isEmpty();
		assertThat(CouponCodes.read(KEY, code + "0")).isEmpty();
		assertThat(CouponCodes.read(KEY, code.replace(code.charAt(2), 'Ü'))).isEmpty();
	}

}
