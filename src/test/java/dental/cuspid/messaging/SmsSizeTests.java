package dental.cuspid.messaging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SMS parts are counted before sending (BASE-8).
 */
class SmsSizeTests {

	@ParameterizedTest
	@CsvSource({ "a,0,1", "a,1,1", "a,160,1", "a,161,2", "a,306,2", "a,307,3", "ä,160,1", "€,80,1", "€,81,2", "я,70,1",
			"я,71,2", "я,134,2", "я,135,3", "ß,160,1", "ё,71,2", "і,70,1", "😀,35,1", "😀,36,2" })
	void partsAreCountedAsTheNetworksDo(String character, int count, int parts) {
		assertThat(SmsSize.of(character.repeat(count)).parts()).isEqualTo(parts);
	}

	@Test
	void anExtendedCharacterIsNotSplitBetweenParts() {
		assertThat(SmsSize.of("a".repeat(152) + "€" + "a".repeat(152)).parts()).isEqualTo(3);
		assertThat(SmsSize.of("a".repeat(151) + "€" + "a".repeat(153)).parts()).isEqualTo(2);
	}

	@Test
	void anEmojiIsNotSplitBetweenParts() {
		assertThat(SmsSize.of("я".repeat(66) + "😀" + "я".repeat(66)).parts()).isEqualTo(3);
		assertThat(SmsSize.of("я".repeat(65) + "😀" + "я".repeat(67)).parts()).isEqualTo(2);
	}

	@Test
	void oneForeignCharacterMakesAllOfItUnicode() {
		assertThat(SmsSize.of("a".repeat(70) + "ç").unicode()).isTrue();
		assertThat(SmsSize.of("Grüße aus Köln: 5 €").unicode()).isFalse();
	}

}
