package dental.cuspid;

import java.io.IOException;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * Where a person lands after trying to sign in. Wrong passwords from one address are
 * answered with 429 after twenty in a minute, whatever the names.
 */
@Component
class SignInAnswers implements AuthenticationFailureHandler {

	private static final int FAILURES_PER_MINUTE = 20;

	private final Cache<String, Bucket> failures = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofMinutes(5))
		.maximumSize(10_000)
		.build();

	SavedRequestAwareAuthenticationSuccessHandler success(RequestCache remembered) {
		var handler = new SavedRequestAwareAuthenticationSuccessHandler();
		handler.setRequestCache(remembered);
		handler.setDefaultTargetUrl("/");
		return handler;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		Bucket bucket = this.failures.get(request.getRemoteAddr(),
				(address) -> Bucket.builder()
					.addLimit((limit) -> limit.capacity(FAILURES_PER_MINUTE)
						.refillGreedy(FAILURES_PER_MINUTE, Duration.ofMinutes(1)))
					.build());
		if (!bucket.tryConsume(1)) {
			response.setHeader("Retry-After", "60");
			response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
			return;
		}
		response.sendRedirect(
				request.getContextPath() + "/login?" + ((failure instanceof LockedException) ? "locked" : "error"));
	}

}
