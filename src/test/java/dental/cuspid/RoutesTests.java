package dental.cuspid;

import java.util.LinkedHashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Telling routes apart by their first step finds the same answer as holding an address
 * against all of them.
 */
@IntegrationTest
class RoutesTests {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping routes;

	@Test
	void everyRouteIsFoundByAnAddressOfIts() throws Exception {
		assertThat(this.routes).isInstanceOf(Routes.class);
		Set<String> addresses = new LinkedHashSet<>();
		for (RequestMappingInfo route : this.routes.getHandlerMethods().keySet()) {
			for (String pattern : route.getPatternValues()) {
				if (route.getMethodsCondition().isEmpty() || pattern.contains("*")) {
					continue;
				}
				String method = route.getMethodsCondition().getMethods().iterator().next().name();
				String address = pattern.replaceAll("\\{\\w+:(\\w+)\\|[^}]*}", "$1")
					.replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000001");
				MockHttpServletRequest request = request(method, address);
				route.getConsumesCondition()
					.getConsumableMediaTypes()
					.stream()
					.findFirst()
					.ifPresent((type) -> request.setContentType(type.toString()));
				HandlerExecutionChain found = this.routes.getHandler(request);
				assertThat(found).as(method + " " + address).isNotNull();
				addresses.add(method + " " + address);
			}
		}
		assertThat(addresses).hasSizeGreaterThan(200);
	}

	@Test
	void anAddressWrittenInAnotherWayIsTheSameAddress() throws Exception {
		assertThat(this.routes.getHandler(request("GET", "/p%61tients"))).isNotNull();
		assertThat(this.routes.getHandler(request("GET", "/patients;a=b"))).isNotNull();
		assertThat(this.routes.getHandler(request("GET", "/p%61tients/00000000-0000-7000-8000-000000000001")))
			.isNotNull();
		assertThat(this.routes.getHandler(request("GET", "/nowhere/at-all"))).isNull();
	}

	private static MockHttpServletRequest request(String method, String address) {
		var request = new MockHttpServletRequest(method, address);
		request.addHeader("Accept", "*/*");
		ServletRequestPathUtils.parseAndCache(request);
		return request;
	}

}
