package dental.cuspid.messaging.web;

import java.io.IOException;

import dental.cuspid.messaging.HookAnswer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * What both doors from outside have in common.
 */
final class HookBody {

	private static final int LARGEST = 1 << 20;

	private HookBody() {
	}

	/** The body as it came, or null where it is too large. */
	static byte @Nullable [] of(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > LARGEST) {
			return null;
		}
		byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
		return (body.length > LARGEST) ? null : body;
	}

	static HttpStatus status(HookAnswer answer) {
		return switch (answer.kind()) {
			case ACCEPTED -> HttpStatus.ACCEPTED;
			case UNKNOWN_CHANNEL -> HttpStatus.NOT_FOUND;
			case UNKNOWN_SENDER -> HttpStatus.UNAUTHORIZED;
			case UNREADABLE -> HttpStatus.BAD_REQUEST;
			case WRONG_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
			case REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
			case OTHER_BODY -> HttpStatus.CONFLICT;
			case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
		};
	}

}
