package dental.cuspid.shared;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
