package dental.cuspid;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds who answers a request. An address with an identifier in it is held against every
 * route there is, one by one; most are told apart by their first step already, which took
 * a tenth of a small answer before.
 */
class Routes extends RequestMappingHandlerMapping {

	private static final String ANY = "";

	private final Map<RequestMappingInfo, String> firstSteps = new ConcurrentHashMap<>();

	@Override
	protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, HttpServletRequest request) {
		String step = this.firstSteps.computeIfAbsent(route, Routes::firstStep);
		return (step.equals(ANY) || step.equals(firstStep(request))) ? super.getMatchingMapping(route, request) : null;
	}

	private static String firstStep(HttpServletRequest request) {
		PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
		return (path.elements().size() > 1 && path.elements().get(1) instanceof PathSegment step) ? step.valueToMatch()
				: ANY;
	}

	/** The step all patterns of a route begin with, where it is written out. */
	private static String firstStep(RequestMappingInfo route) {
		Set<String> patterns = route.getPatternValues();
		String pattern = (patterns.size() == 1) ? patterns.iterator().next() : ANY;
		String step = pattern.startsWith("/") ? pattern.substring(1).split("/", 2)[0] : ANY;
		return step.matches("[a-zA-Z0-9-]+") ? step : ANY;
	}

}
