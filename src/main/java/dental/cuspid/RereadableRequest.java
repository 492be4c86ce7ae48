package dental.cuspid;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A request whose body was read once to know it, and is read again by the controller.
 */
class RereadableRequest extends HttpServletRequestWrapper {

	/** Far above every document the API takes. */
	private static final int LONGEST = 4 * 1024 * 1024;

	private static final String NAME = RereadableRequest.class.getName();

	private static final JsonMapper JSON = JsonMapper.shared();

	private final byte[] body;

	RereadableRequest(HttpServletRequest request) throws IOException {
		super(request);
		this.body = request.getInputStream().readNBytes(LONGEST + 1);
		if (this.body.length > LONGEST) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
		}
		request.setAttribute(NAME, this);
	}

	/** The request with its body, where it was read already. */
	static Optional<RereadableRequest> of(HttpServletRequest request) {
		return Optional.ofNullable((RereadableRequest) request.getAttribute(NAME));
	}

	/** Nothing has no type: some clients name the one of a form all the same. */
	private boolean typeless() {
		return this.body.length == 0 && getContentLengthLong() <= 0
				&& super.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
	}

	@Override
	public @Nullable String getContentType() {
		return typeless() ? null : super.getContentType();
	}

	@Override
	public @Nullable String getHeader(String name) {
		return (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) && typeless()) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		boolean type = HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name);
		return (type && typeless()) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	/** The fields whose texts hold a sign the database cannot keep. */
	List<String> unkept() {
		var fields = new ArrayList<String>();
		collect(JSON.readTree(this.body), "", fields);
		return fields;
	}

	private static void collect(JsonNode node, String path, List<String> fields) {
		if (node.isString() && node.asString().indexOf('\u0000') >= 0) {
			fields.add(path);
		}
		node.properties()
			.forEach((field) -> collect(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
					fields));
		if (node.isArray()) {
			for (int at = 0; at < node.size(); at++) {
				collect(node.get(at), path + "[" + at + "]", fields);
			}
		}
	}

	byte[] body() {
		return this.body;
	}

	@Override
	public ServletInputStream getInputStream() {
		var bytes = new ByteArrayInputStream(this.body);
		return new ServletInputStream() {

			@Override
			public int read() {
				return bytes.read();
			}

			@Override
			public boolean isFinished() {
				return bytes.available() == 0;
			}

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void setReadListener(ReadListener listener) {
				throw new UnsupportedOperationException("the body is already here");
			}

		};
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

}
