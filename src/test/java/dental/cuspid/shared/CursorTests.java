package dental.cuspid.shared;

import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	@Property
	void givesBackItsKeys(@ForAll String first, @ForAll int second) {
		org.junit.jupiter.api.Assumptions.assumeFalse(first.contains("\u001f"));
		String wellFormed = new String(first.getBytes(java.nio.charset.StandardCharsets.UTF_8),
				java.nio.charset.StandardCharsets.UTF_8);
		assertThat(Cursor.read(Cursor.of(wellFormed, second), 2)).containsExactly(wellFormed, String.valueOf(second));
	}

	@Test
	void refusesACursorOfAnotherList() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.read(Cursor.of("a"), 2));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.read("% %", 1));
		assertThat(Cursor.read(null, 1)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yesterday", "+999999999-12-31T00:00:00Z", "-0001-01-01T00:00:00Z" })
	void refusesWhatIsNoMoment(String key) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.instant(key));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "NaN", "1e999999999", "1e-999999999",
			"12345678901234567890123456789012345678901234567890" })
	void refusesWhatIsNoNumberOfOurs(String key) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.number(key));
	}

	@Test
	void readsKeysAsWhatTheyAre() {
		assertThat(Cursor.instant("2026-11-22T10:00:00.5Z")).isEqualTo(Instant.ofEpochMilli(1_795_341_600_500L));
		assertThat(Cursor.number("-12.50")).isEqualByComparingTo("-12.5");
		assertThat(Cursor.<Long>key("7", Long::parseLong)).isEqualTo(7L);
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.key("x", Long::parseLong))
			.satisfies((refusal) -> assertThat(refusal.problems().getFirst().field()).isEqualTo("cursor"));
	}

	@Test
	void keepsLimitsWithinBounds() {
		assertThat(Cursor.limit(null, 50)).isEqualTo(50);
		assertThat(Cursor.limit(200, 50)).isEqualTo(200);
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.limit(0, 50));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Cursor.limit(201, 50));
	}

	@Test
	void endsWhereThereIsNoRowBeyondTheLimit() {
		assertThat(CursorPage.of(List.of(1, 2), 2, String::valueOf).nextCursor()).isNull();
		CursorPage<Integer> page = CursorPage.of(List.of(1, 2, 3), 2, String::valueOf);
		assertThat(page.items()).containsExactly(1, 2);
		assertThat(page.nextCursor()).isEqualTo("2");
	}

}
