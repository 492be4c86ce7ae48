package dental.cuspid.pipelines;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What patients answer to the request to confirm.
 */
class RepliesTests {

	@ParameterizedTest
	@CsvSource({ "YES,true", "yes thanks,true", "Ja!,true", "ДА,true", "'да, приду',true", "+,true", "1,true",
			"no,false", "Nein danke,false", "Нет,false", "-,false", "maybe,", "yesterday I called,", "'',", "Januar?,",
			"дай адрес," })
	void areReadInThreeLanguages(String text, Boolean yes) {
		assertThat(Replies.read(text)).isEqualTo(yes);
	}

}
