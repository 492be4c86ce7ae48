package dental.cuspid;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.StaffService;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of an answer: the API's caller may ask for one; else that of the person;
 * else what was chosen on the sign-in page; else what the browser prefers (BASE-15).
 */
class StaffLocaleResolver implements LocaleResolver {

	static final String COOKIE = "language";

	private static final String CHOSEN = "language";

	private static final Pattern QUERY = Pattern.compile("(?:^|&)" + CHOSEN + "=([a-z]{2})(?:&|$)");

	private final CurrentStaff current;

	StaffLocaleResolver(CurrentStaff current) {
		this.current = current;
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		String language = chosen(request);
		if (language == null && !request.getRequestURI().startsWith("/api/")
				|| request.getHeader("Accept-Language") == null) {
			language = (language != null) ? language : this.current.find().map(Actor::language).orElse(null);
		}
		if (language == null && request.getCookies() != null) {
			language = Arrays.stream(request.getCookies())
				.filter((cookie) -> COOKIE.equals(cookie.getName()))
				.map(Cookie::getValue)
				.findFirst()
				.orElse(null);
		}
		if (language != null && StaffService.LANGUAGES.contains(language)) {
			return Locale.of(language);
		}
		return java.util.Collections.list(request.getLocales())
			.stream()
			.map(Locale::getLanguage)
			.filter(StaffService.LANGUAGES::contains)
			.findFirst()
			.map(Locale::of)
			.orElse(Locale.ENGLISH);
	}

	/** In the address; the body is left for whom it is meant. */
	private static @Nullable String chosen(HttpServletRequest request) {
		if ("GET".equals(request.getMethod())) {
			return request.getParameter(CHOSEN);
		}
		String query = request.getRequestURI().startsWith("/forms/") ? request.getQueryString() : null;
		Matcher matcher = QUERY.matcher((query != null) ? query : "");
		return matcher.find() ? matcher.group(1) : null;
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		if (response != null && locale != null) {
			var cookie = new Cookie(COOKIE, locale.getLanguage());
			cookie.setPath("/");
			cookie.setHttpOnly(true);
			cookie.setMaxAge(365 * 24 * 3600);
			cookie.setAttribute("SameSite", "Lax");
			response.addCookie(cookie);
		}
	}

}
