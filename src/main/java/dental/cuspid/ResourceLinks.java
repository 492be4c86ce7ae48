package dental.cuspid;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Gives links to style sheets and scripts the version of their content, each looked up
 * once. All other links stay as they are: the framework's own filter searches every
 * library for each of them, which took most of the time of a page with many links.
 */
class ResourceLinks extends ResourceUrlEncodingFilter {

	private final ObjectProvider<ResourceUrlProvider> resources;

	private final Map<String, String> known = new ConcurrentHashMap<>();

	ResourceLinks(ObjectProvider<ResourceUrlProvider> resources) {
		this.resources = resources;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {

			@Override
			public String encodeURL(String url) {
				return isVersioned(url) ? versioned(url) : super.encodeURL(url);
			}

		});
	}

	private static boolean isVersioned(String url) {
		return url.startsWith("/css/") || url.startsWith("/js/") || url.startsWith("/webjars/");
	}

	private String versioned(String url) {
		String found = this.known.get(url);
		if (found == null) {
			found = this.resources.getObject().getForLookupPath(url);
			if (found == null) {
				return url;
			}
			this.known.put(url, found);
		}
		return found;
	}

}
