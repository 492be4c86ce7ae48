package dental.cuspid.staff;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who is acting now. Roles are read anew with each request, so a right that was taken
 * away is gone at once.
 */
@Component
public class CurrentStaff {

	private static final String CACHE = CurrentStaff.class.getName();

	private final StaffRows users;

	CurrentStaff(StaffRows users) {
		this.users = users;
	}

	/**
	 * The acting person.
	 * @throws AuthenticationCredentialsNotFoundException when nobody is signed in
	 */
	public Actor actor() {
		return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
	}

	/**
	 * The acting person, where there is one.
	 */
	public Optional<Actor> find() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
			return Optional.empty();
		}
		if (authentication.getPrincipal() instanceof Actor actor) {
			return Optional.of(actor);
		}
		return person(authentication).map((person) -> new Actor(person.id(), person.username(), person.name(),
				person.roles(), scopes(authentication), person.language()));
	}

	/**
	 * The account of the person at the page, with what the person prefers.
	 */
	public Optional<StaffView> person() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		boolean atPage = authentication != null && !(authentication instanceof AnonymousAuthenticationToken)
				&& !(authentication.getPrincipal() instanceof Actor);
		return atPage ? person(authentication) : Optional.empty();
	}

	private Optional<StaffView> person(Authentication authentication) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		String key = CACHE + ":" + authentication.getName();
		if (request != null && request.getAttribute(key, RequestAttributes.SCOPE_REQUEST) instanceof StaffView person) {
			return Optional.of(person);
		}
		Optional<StaffView> person = this.users.find(authentication.getName()).filter(StaffView::enabled);
		if (request != null && person.isPresent()) {
			request.setAttribute(key, person.get(), RequestAttributes.SCOPE_REQUEST);
		}
		return person;
	}

	/**
	 * Refuses who may not do something.
	 * @throws AccessDeniedException when the acting person lacks the right
	 */
	public void require(Right right) {
		if (!actor().may(right)) {
			throw new AccessDeniedException(right.name());
		}
	}

	/**
	 * Does something as the product itself: jobs, listeners, the demo clinic.
	 */
	public static <T> T asSystem(Supplier<T> work) {
		return as(Actor.system(), work);
	}

	/**
	 * Does something as a person who is not at a page, for example the creator of a row a
	 * worker carries out.
	 */
	public static <T> T as(Actor actor, Supplier<T> work) {
		SecurityContext before = SecurityContextHolder.getContext();
		SecurityContext own = SecurityContextHolder.createEmptyContext();
		own.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, Set.of()));
		SecurityContextHolder.setContext(own);
		try {
			return work.get();
		}
		finally {
			SecurityContextHolder.setContext(before);
		}
	}

	private static @Nullable Set<Scope> scopes(Authentication authentication) {
		return (authentication.getDetails() instanceof TokenScopes token) ? token.scopes() : null;
	}

}
