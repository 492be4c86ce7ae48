package dental.cuspid.shared;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContactTextTests {

	@ParameterizedTest
	@CsvSource({ "+7(701)6488507,KZ,+77016488507", "8 (777) 538-09-49,KZ,+77775380949", "7473092815,KZ,+77473092815",
			"8-747-536-53-15,KZ,+77475365315", "(0211) 3693057,DE,+492113693057", "0049 171 3929811,DE,+491713929811",
			"030/1973929,DE,+49301973929", "+49(0)171-6648825,DE,+491716648825", "00491713929811,KZ,+491713929811" })
	void readsPhoneNumbersInTheirManySpellings(String text, String country, String e164) {
		assertThat(PhoneNumber.parse(text, country)).hasValueSatisfying((number) -> {
			assertThat(number.e164()).isEqualTo(e164);
			assertThat(number.raw()).isEqualTo(text);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12", "no phone", "+7", "call me", "0000", "112" })
	void refusesWhatIsNoPhoneNumber(String text) {
		assertThat(PhoneNumber.parse(text, "DE")).isEmpty();
	}

	@Test
	void readsTheExampleNumberOfEveryCountry() {
		var library = PhoneNumberUtil.getInstance();
		for (String country : library.getSupportedRegions()) {
			var example = library.getExampleNumberForType(country, PhoneNumberUtil.PhoneNumberType.MOBILE);
			if (example != null) {
				String e164 = library.format(example, PhoneNumberUtil.PhoneNumberFormat.E164);
				String national = library.format(example, PhoneNumberUtil.PhoneNumberFormat.NATIONAL);
				assertThat(PhoneNumber.parse(e164, "DE")).as(country).map(PhoneNumber::e164).hasValue(e164);
				assertThat(PhoneNumber.parse(national, country)).as(country).map(PhoneNumber::e164).hasValue(e164);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "Marie-Luise.1@Example.DE ,marie-luise.1@example.de", "Günther.6@Example.DE,günther.6@example.de",
			"p3@example.kz,p3@example.kz", "a.b+c@praxis-süd.example.org,a.b+c@praxis-süd.example.org" })
	void readsEmailAddresses(String text, String address) {
		assertThat(EmailAddress.parse(text)).hasValue(new EmailAddress(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a@b", "a@@b.de", "a b@c.de", "a@b..de", "@b.de", "a@.de",
			"a@b.de\r\nBcc: x@y.de", ".a@b.de", "a.@b.de" })
	void refusesWhatIsNoEmailAddress(String text) {
		assertThat(EmailAddress.parse(text)).isEmpty();
	}

	@Property
	void neverFailsOnAnyText(@ForAll String text) {
		PhoneNumber.parse(text, "DE");
		EmailAddress.parse(text);
		AmountText.parse(text);
	}

}
