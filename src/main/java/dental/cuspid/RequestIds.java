package dental.cuspid;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a number that stands in the log, the response and on error pages.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

	private static final String KEY = "request";

	private static final int BYTES = 6;

	private final SecureRandom random = new SecureRandom();

	static String current() {
		String id = MDC.get(KEY);
		return (id != null) ? id : "-";
	}

	/**
	 * The number of a request that is being answered a second time, by an error page.
	 */
	static String of(HttpServletRequest request) {
		return (request.getAttribute(KEY) instanceof String id) ? id : current();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = (request.getAttribute(KEY) instanceof String first) ? first : next();
		MDC.put(KEY, id);
		request.setAttribute(KEY, id);
		response.setHeader("X-Request-Id", id);
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(KEY);
		}
	}

	/** An error page belongs to the request that failed, so it carries its number. */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	private String next() {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}
