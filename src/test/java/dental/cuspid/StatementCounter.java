package dental.cuspid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down which SQL statements each request needs, those for session and person
 * included, and each of those that go to the database together.
 */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCounter {

	private static final ThreadLocal<List<String>> RUNNING = new ThreadLocal<>();

	private static final Map<String, List<String>> LAST = new ConcurrentHashMap<>();

	/**
	 * The statements of the last request that was answered at a path.
	 * @param route method and path, for example {@code GET /patients}
	 */
	public static List<String> last(String route) {
		return LAST.getOrDefault(route, List.of());
	}

	static void forget() {
		LAST.clear();
	}

	/**
	 * The statements this thread runs during some work.
	 */
	public static <T> List<String> during(Supplier<T> work) {
		RUNNING.set(new ArrayList<>());
		try {
			work.get();
			return RUNNING.get();
		}
		finally {
			RUNNING.remove();
		}
	}

	@Bean
	static BeanPostProcessor statementsAreWrittenDown() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource source)
						? ProxyDataSourceBuilder.create(source).listener(new Writer()).build() : bean;
			}

		};
	}

	@Bean
	static FilterRegistrationBean<Filter> statementsBelongToRequests() {
		var registration = new FilterRegistrationBean<Filter>(new PerRequest());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	private static final class Writer implements QueryExecutionListener {

		@Override
		public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
			List<String> running = RUNNING.get();
			if (running != null) {
				queries.stream()
					.flatMap((query) -> Stream.of(query.getQuery().split(";")))
					.forEach((statement) -> running.add(statement.replaceAll("\\s+", " ").strip()));
			}
		}

		@Override
		public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
			// counted before
		}

	}

	private static final class PerRequest extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			if (RUNNING.get() != null) {
				chain.doFilter(request, response);
				return;
			}
			RUNNING.set(new ArrayList<>());
			try {
				chain.doFilter(request, response);
			}
			finally {
				LAST.put(request.getMethod() + " " + request.getRequestURI(), List.copyOf(RUNNING.get()));
				RUNNING.remove();
			}
		}

	}

}
