package dental.cuspid;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API describes itself, whole (BASE-14).
 */
@IntegrationTest
class OpenApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	@Test
	void everyAddressOfTheApiIsDescribed() throws Exception {
		var answer = this.mvc.get().uri("/v3/api-docs").with(TestStaff.admin()).exchange();
		assertThat(answer).hasStatusOk();
		JsonNode paths = JsonMapper.builder()
			.build()
			.readTree(answer.getResponse().getContentAsByteArray())
			.get("paths");
		Route.all(this.mapping).stream().filter(Route::api).forEach((route) -> {
			JsonNode path = paths.get(route.pattern());
			assertThat(path).as(route.pattern()).isNotNull();
			assertThat(path.has(route.method().name().toLowerCase(java.util.Locale.ROOT))).as(route.toString())
				.isTrue();
		});
	}

}
