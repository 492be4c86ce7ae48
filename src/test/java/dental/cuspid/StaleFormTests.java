package dental.cuspid;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two people open the same directory entry: whoever saves second is told, keeps what was
 * typed, and replaces the other's knowingly or not at all (C8).
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaleFormTests {

	private static final Pattern SHOWN = Pattern.compile("name=\"asShown\" value=\"([0-9a-f]{64})\"");

	@LocalServerPort
	private int port;

	private Scene scene;

	private SignedInClient one;

	private SignedInClient other;

	@BeforeAll
	void opens() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.one = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
		this.other = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
	}

	static Stream<Arguments> pages() {
		var day = Map.of("monday", "8-12", "tuesday", "", "wednesday", "", "thursday", "", "friday", "", "saturday", "",
				"sunday", "", "holidays", "");
		return Stream.of(Arguments.of("/settings/branches/{branch}", "{branch}", day),
				Arguments.of("/settings/chairs/{chair}", "{chair}", Map.of("branch", "{branch}")),
				Arguments.of("/settings/practitioners/{practitioner}", "{practitioner}", Map.of("branch", "{branch}")),
				Arguments.of("/settings/services/{service}", "{service}", Map.of("category", "KONS_CHIR", "price", "80",
						"durationMinutes", "30", "cashback.type", "NONE")));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void whoSavesSecondIsToldAndKeepsWhatWasTyped(String address, String code, Map<String, String> fields) {
		String page = this.scene.fill(address);
		String seen = shown(this.one.get(page));
		var form = new HashMap<String, String>();
		fields.forEach((name, value) -> form.put(name, this.scene.fill(value)));
		form.put("code", this.scene.fill(code));
		form.put("asShown", seen);
		assertThat(send(this.one, page, form, "First hand").statusCode()).isEqualTo(302);
		var refused = send(this.other, page, form, "Second hand");
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(text(refused)).contains("Somebody else changed this").contains("Second hand");
		assertThat(text(this.other.get(page))).contains("First hand");
		form.put("asShown", shown(refused));
		assertThat(send(this.other, page, form, "Second hand").statusCode()).isEqualTo(302);
		assertThat(text(this.one.get(page))).contains("Second hand");
	}

	@Test
	void aMistakeInBetweenDoesNotHideWhatTheOtherDid() {
		String page = this.scene.fill("/settings/chairs/{chair}");
		var form = new HashMap<String, String>();
		form.put("code", this.scene.chair());
		form.put("branch", this.scene.branch());
		form.put("asShown", shown(this.one.get(page)));
		assertThat(send(this.other, page, new HashMap<>(form), "Meanwhile").statusCode()).isEqualTo(302);
		var wrong = send(this.one, page, form, " ");
		assertThat(wrong.statusCode()).isEqualTo(422);
		form.put("asShown", shown(wrong));
		assertThat(text(send(this.one, page, form, "Too late"))).contains("Somebody else changed this");
	}

	private HttpResponse<byte[]> send(SignedInClient desk, String page, Map<String, String> form, String name) {
		form.put("name", name);
		form.put("submission", Scene.key());
		return desk.post(page, form, page);
	}

	private static String shown(HttpResponse<byte[]> page) {
		Matcher found = SHOWN.matcher(text(page));
		assertThat(found.find()).as("the form carries what it shows").isTrue();
		return found.group(1);
	}

	private static String text(HttpResponse<byte[]> answer) {
		boolean zipped = answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
		if (!zipped) {
			return new String(answer.body(), StandardCharsets.UTF_8);
		}
		try (var plain = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
			return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
