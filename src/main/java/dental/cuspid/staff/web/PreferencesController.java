package dental.cuspid.staff.web;

import java.net.URI;
import java.net.URISyntaxException;

import dental.cuspid.staff.StaffService;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Keeps a person's language, appearance and branch, and goes back to the page they were
 * chosen on.
 */
@Controller
class PreferencesController {

	private final StaffService staff;

	PreferencesController(StaffService staff) {
		this.staff = staff;
	}

	@PostMapping("/preferences")
	ResponseEntity<Void> keep(@RequestParam(required = false) @Nullable String language,
			@RequestParam(required = false) @Nullable String theme,
			@RequestParam(required = false) @Nullable String branch,
			@RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referer,
			HttpServletRequest request) {
		this.staff.prefer(language, theme);
		if (branch != null) {
			this.staff.lookAt(branch);
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(back(referer, request)).build();
	}

	/** The page the form was on, as long as it is one of this site. */
	private static URI back(@Nullable String referer, HttpServletRequest request) {
		URI home = URI.create("/");
		if (referer == null) {
			return home;
		}
		try {
			URI page = new URI(referer);
			boolean own = request.getServerName().equalsIgnoreCase(page.getHost())
					&& port(page) == request.getServerPort();
			String path = page.getRawPath();
			if (!own || path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
				return home;
			}
			return URI.create((page.getRawQuery() != null) ? path + "?" + page.getRawQuery() : path);
		}
		catch (URISyntaxException ex) {
			return home;
		}
	}

	private static int port(URI page) {
		if (page.getPort() >= 0) {
			return page.getPort();
		}
		return "https".equals(page.getScheme()) ? 443 : 80;
	}

}
