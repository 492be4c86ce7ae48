package dental.cuspid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.Idempotency.Answer;
import dental.cuspid.shared.Idempotency.Key;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;
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
 * Makes every POST of the API that carries an {@code Idempotency-Key} happen once: the
 * key, the effect and the answer are kept in one transaction, which is committed before
 * the answer is sent. Refusals roll everything back, the key included.
 */
class IdempotentHandlerAdapter extends RequestMappingHandlerAdapter {

	static final String HEADER = "Idempotency-Key";

	private final Idempotency idempotency;

	private final TransactionTemplate transaction;

	IdempotentHandlerAdapter(Idempotency idempotency, TransactionTemplate transaction) {
		this.idempotency = idempotency;
		this.transaction = transaction;
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
		String header = request.getHeader(HEADER);
		boolean guarded = header != null && "POST".equals(request.getMethod())
				&& request.getRequestURI().startsWith("/api/");
		if (!guarded) {
			return super.invokeHandlerMethod(request, response, method);
		}
		var key = new Key(String.valueOf(request.getRemoteUser()), "POST " + request.getRequestURI(), header);
		HttpServletRequest readable = (request instanceof MultipartHttpServletRequest) ? request
				: new RereadableRequest(request);
		String fingerprint = fingerprint(readable);
		var answer = new ContentCachingResponseWrapper(response);
		try {
			this.transaction.executeWithoutResult((status) -> {
				Optional<Answer> first = this.idempotency.claim(key, fingerprint);
				if (first.isPresent()) {
					replay(first.get(), answer);
				}
				else {
					handle(readable, answer, method);
					this.idempotency.answered(key, new Answer(answer.getStatus(), answer.getContentType(),
							new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
				}
			});
		}
		catch (HandlerFailure failure) {
			throw (failure.getCause() instanceof Exception cause) ? cause : failure;
		}
		answer.copyBodyToResponse();
		return null;
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
