package dental.cuspid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.Idempotency.Answer;
import dental.cuspid.shared.Idempotency.Key;
import dental.cuspid.shared.ShownOnce;
import dental.cuspid.shared.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.InitBinderDataBinderFactory;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The one door of the API's writes: each is one transaction, committed before the answer
 * is sent, and tried again where the database broke it off. A POST that carries an
 * {@code Idempotency-Key} happens once: key, effect and answer are kept in the same
 * transaction. Refusals roll everything back, the key included.
 */
class IdempotentHandlerAdapter extends RequestMappingHandlerAdapter {

	static final String HEADER = "Idempotency-Key";

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Idempotency idempotency;

	private final Transactions transactions;

	IdempotentHandlerAdapter(Idempotency idempotency, Transactions transactions) {
		this.idempotency = idempotency;
		this.transactions = transactions;
	}

	@Override
	protected InitBinderDataBinderFactory createDataBinderFactory(List<InvocableHandlerMethod> methods) {
		return new ServletRequestDataBinderFactory(methods, getWebBindingInitializer()) {

			@Override
			protected ServletRequestDataBinder createBinderInstance(@Nullable Object target, String name,
					NativeWebRequest request) {
				return new FormBinder(target, name);
			}

		};
	}

	@Override
	protected @Nullable ModelAndView invokeHandlerMethod(HttpServletRequest request, HttpServletResponse response,
			HandlerMethod method) throws Exception {
		boolean writes = request.getRequestURI().startsWith("/api/") && !READING.contains(request.getMethod());
		if (!writes) {
			return super.invokeHandlerMethod(request, response, method);
		}
		String header = "POST".equals(request.getMethod()) ? request.getHeader(HEADER) : null;
		Key key = (header != null)
				? new Key(String.valueOf(request.getRemoteUser()), "POST " + request.getRequestURI(), header) : null;
		HttpServletRequest readable = (request instanceof MultipartHttpServletRequest) ? request
				: new RereadableRequest(request);
		String fingerprint = (key != null) ? fingerprint(readable) : "";
		var answer = new ContentCachingResponseWrapper(response);
		try {
			this.transactions.run(() -> {
				answer.resetBuffer();
				answer.setStatus(HttpServletResponse.SC_OK);
				Optional<Answer> first = (key != null) ? this.idempotency.claim(key, fingerprint) : Optional.empty();
				if (first.isPresent()) {
					replay(first.get(), answer);
					return true;
				}
				handle(readable, answer, method);
				if (key != null) {
					this.idempotency.answered(key,
							new Answer(answer.getStatus(), answer.getContentType(), kept(answer, method)));
				}
				return true;
			});
		}
		catch (HandlerFailure failure) {
			throw (failure.getCause() instanceof Exception cause) ? cause : failure;
		}
		answer.copyBodyToResponse();
		return null;
	}

	/** The answer as it is kept: without what is shown only once. */
	private static String kept(ContentCachingResponseWrapper answer, HandlerMethod method) {
		byte[] body = answer.getContentAsByteArray();
		ShownOnce secret = method.getMethodAnnotation(ShownOnce.class);
		if (secret == null) {
			return new String(body, StandardCharsets.UTF_8);
		}
		ObjectNode fields = (ObjectNode) JSON.readTree(body);
		Arrays.stream(secret.value()).forEach(fields::putNull);
		return JSON.writeValueAsString(fields);
	}

	private void handle(HttpServletRequest request, HttpServletResponse response, HandlerMethod method) {
		try {
			super.invokeHandlerMethod(request, response, method);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new HandlerFailure(ex);
		}
	}

	private static void replay(Answer first, HttpServletResponse response) {
		response.setStatus(first.status());
		response.setHeader("Idempotent-Replay", "true");
		if (first.contentType() != null) {
			response.setContentType(first.contentType());
		}
		if (first.body() != null) {
			try {
				response.getOutputStream().write(first.body().getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new HandlerFailure(ex);
			}
		}
	}

	private static String fingerprint(HttpServletRequest request) throws IOException {
		if (request instanceof RereadableRequest json) {
			return Idempotency.fingerprint(json.body());
		}
		var asked = new StringBuilder();
		request.getParameterMap().forEach((name, values) -> asked.append(name).append(String.join(",", values)));
		for (MultipartFile file : ((MultipartHttpServletRequest) request).getFileMap().values()) {
			asked.append(Idempotency.fingerprint(file.getBytes()));
		}
		return Idempotency.fingerprint(asked.toString());
	}

	private static final class HandlerFailure extends RuntimeException {

		HandlerFailure(Exception cause) {
			super(cause);
		}

	}

}
