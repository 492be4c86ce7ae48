package dental.cuspid;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a page asks for by itself (a stream of changes, what a change made necessary) is
 * no sign that somebody is there: such a request reads the session and does not write
 * that it was used, so that a screen nobody touches is signed out in time.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class UnaskedRequests extends OncePerRequestFilter {

	static final String UNASKED = "Cuspid-Unasked";

	/** Under this name the session filter keeps what it saves in the end. */
	private static final String SAVED_LATER = SessionRepositoryFilter.SESSION_REPOSITORY_ATTR + ".CURRENT_SESSION";

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().endsWith("/live") && request.getHeader(UNASKED) == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new HttpServletRequestWrapper(request) {

			@Override
			public void setAttribute(String name, @Nullable Object value) {
				if (!name.equals(SAVED_LATER)) {
					super.setAttribute(name, value);
				}
			}

		}, response);
	}

}
