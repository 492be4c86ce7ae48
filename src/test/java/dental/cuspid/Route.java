package dental.cuspid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One address of the product and the method that answers it, taken from the running
 * application so that none is forgotten.
 *
 * @param method GET, POST, …
 * @param pattern the path with its variables in braces
 * @param handler the controller's method
 */
public record Route(RequestMethod method, String pattern, HandlerMethod handler) {

	/** Every page and every address of the API. */
	public static List<Route> all(RequestMappingHandlerMapping mapping) {
		var routes = new ArrayList<Route>();
		mapping.getHandlerMethods().forEach((info, handler) -> {
			if (handler.getBeanType().getPackageName().startsWith("dental.cuspid")
					&& org.springframework.core.annotation.AnnotatedElementUtils.hasAnnotation(handler.getBeanType(),
							Controller.class)
					&& !info.getPatternValues().contains("/error")) {
				routes.addAll(of(info, handler));
			}
		});
		routes.sort(Comparator.comparing(Route::pattern).thenComparing(Route::method));
		return routes;
	}

	private static List<Route> of(RequestMappingInfo info, HandlerMethod handler) {
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		var routes = new ArrayList<Route>();
		for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
			info.getPatternValues().forEach((pattern) -> routes.add(new Route(method, pattern, handler)));
		}
		return routes;
	}

	/** Whether this belongs to the API, which answers JSON and knows tokens only. */
	public boolean api() {
		return this.pattern.startsWith("/api/");
	}

	/** Whether a browser gets a whole page here by following a link. */
	public boolean page() {
		boolean rest = org.springframework.core.annotation.AnnotatedElementUtils
			.hasAnnotation(this.handler.getBeanType(), RestController.class);
		return this.method == RequestMethod.GET && !rest
				&& this.handler.getReturnType().getParameterType() == String.class;
	}

	/** The name in the access matrix. */
	@Override
	public String toString() {
		return this.method + " " + this.pattern;
	}

}
