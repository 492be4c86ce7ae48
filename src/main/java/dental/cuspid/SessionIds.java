package dental.cuspid;

import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Sessions by cookie, looked up once per request: the session filter asks again when the
 * answer is already on its way, and would read the session a second time for nothing.
 */
class SessionIds implements HttpSessionIdResolver {

	private static final String ASKED = SessionIds.class.getName();

	private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

	SessionIds(CookieSerializer serializer) {
		this.cookies.setCookieSerializer(serializer);
	}

	@Override
	public List<String> resolveSessionIds(HttpServletRequest request) {
		if (request.getDispatcherType() == DispatcherType.REQUEST) {
			if (request.getAttribute(ASKED) != null) {
				return List.of();
			}
			request.setAttribute(ASKED, true);
		}
		return this.cookies.resolveSessionIds(request);
	}

	@Override
	public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
		if (!response.isCommitted()) {
			this.cookies.setSessionId(request, response, sessionId);
		}
	}

	@Override
	public void expireSession(HttpServletRequest request, HttpServletResponse response) {
		this.cookies.expireSession(request, response);
	}

}
