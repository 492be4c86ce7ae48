package dental.cuspid;

import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.Scope;
import dental.cuspid.staff.TokenScopes;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Who may reach which address; sign-in; CSRF; headers. What a person may do once there is
 * decided by the services.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; "
			+ "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

	private static final String PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=()";

	/** Judging what others asked for, whatever it is. */
	private static final String[] DECISIONS = { "/api/v1/*/*/approve", "/api/v1/*/*/return", "/api/v1/*/*/reject",
			"/api/v1/*/*/seal" };

	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http, ApiTokenService tokens, ApiProblems problems) throws Exception {
		headers(http);
		return http.securityMatcher("/api/**")
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.addFilterBefore(new ApiTokenFilter(tokens), UsernamePasswordAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(HttpMethod.GET, "/api/**")
				.access(scope(Scope.READ))
				.requestMatchers(HttpMethod.POST, DECISIONS)
				.access(scope(Scope.APPROVE))
				.anyRequest()
				.access(scope(Scope.WRITE)))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.build();
	}

	/**
	 * Senders of webhooks prove themselves by signature or secret address, not here;
	 * forms of the clinic's website are anybody's.
	 */
	@Bean
	@Order(0)
	SecurityFilterChain hooks(HttpSecurity http) throws Exception {
		headers(http);
		return http.securityMatcher("/hooks/**", "/forms/**")
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http, ApiTokenService tokens, SignInAnswers answers) throws Exception {
		headers(http);
		var remembered = new HttpSessionRequestCache();
		var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
		html.setIgnoredMediaTypes(java.util.Set.of(MediaType.ALL));
		remembered.setRequestMatcher(new AndRequestMatcher(pathPattern(HttpMethod.GET, "/**"), html,
				new NegatedRequestMatcher(pathPattern("/error")),
				new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request"))));
		return http
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.requestMatchers("/login", "/password/*", "/error", "/css/**", "/js/**", "/fonts/**", "/webjars/**",
						"/icons.svg", "/favicon.svg", "/favicon.ico", "/actuator/health/**", "/actuator/health")
				.permitAll()
				.requestMatchers("/actuator/**")
				.access(scope(Scope.METRICS))
				.requestMatchers(HttpMethod.GET, "/api-docs/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
				.authenticated()
				.anyRequest()
				.access(person()))
			.addFilterBefore(new ApiTokenFilter(tokens), UsernamePasswordAuthenticationFilter.class)
			.requestCache((cache) -> cache.requestCache(remembered))
			.formLogin((form) -> form.loginPage("/login")
				.successHandler(answers.success(remembered))
				.failureHandler(answers))
			.logout((logout) -> logout.logoutSuccessUrl("/login?out"))
			.exceptionHandling(Customizer.withDefaults())
			.build();
	}

	/**
	 * Out of reach of scripts, not sent along from other sites, over TLS where it came.
	 */
	@Bean
	HttpSessionIdResolver sessionIds() {
		var cookie = new DefaultCookieSerializer();
		cookie.setCookieName("CUSPID");
		cookie.setUseHttpOnlyCookie(true);
		cookie.setSameSite("Lax");
		return new SessionIds(cookie);
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		var argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
		return new DelegatingPasswordEncoder("argon2id", java.util.Map.of("argon2id", argon2));
	}

	private static void headers(HttpSecurity http) throws Exception {
		http.headers(
				(headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
					.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
					.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS_POLICY))
					.frameOptions((frames) -> frames.deny())
					.httpStrictTransportSecurity((hsts) -> hsts.maxAgeInSeconds(31_536_000).includeSubDomains(false)));
	}

	/**
	 * Pages are for people: what a token may do is said by its scopes, which pages do not
	 * ask.
	 */
	private static AuthorizationManager<RequestAuthorizationContext> person() {
		AuthorizationManager<RequestAuthorizationContext> signedIn = AuthenticatedAuthorizationManager.authenticated();
		return (authentication, context) -> {
			Authentication caller = authentication.get();
			if (caller != null && caller.getDetails() instanceof TokenScopes) {
				return new AuthorizationDecision(false);
			}
			return signedIn.authorize(authentication, context);
		};
	}

	private static AuthorizationManager<RequestAuthorizationContext> scope(Scope... allowed) {
		return (authentication, context) -> {
			Authentication caller = authentication.get();
			return new AuthorizationDecision(caller != null && caller.isAuthenticated()
					&& ApiTokenFilter.scopes(caller).stream().anyMatch(java.util.Set.of(allowed)::contains));
		};
	}

}
