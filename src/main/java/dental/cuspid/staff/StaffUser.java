package dental.cuspid.staff;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * An account of a person who works here: created by an administrator, locked for a while
 * after wrong passwords, disabled when the person leaves, never removed.
 */
@Entity
@Table(name = "staff_user")
class StaffUser {

	@Id
	private UUID id;

	private String username;

	private String name;

	private @Nullable String email;

	private String language;

	private String theme;

	private @Nullable String branchCode;

	private @Nullable String branchFilter;

	private @Nullable UUID supervisorId;

	private @Nullable String passwordHash;

	private boolean enabled;

	/** Counted by {@link SignInTries}. */
	@Column(updatable = false)
	private int failedSignIns;

	@Column(updatable = false)
	private @Nullable Instant lockedUntil;

	private Instant createdAt;

	@Version
	private long version;

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "staff_user_role", joinColumns = @JoinColumn(name = "staff_user_id"))
	@Column(name = "role")
	@Enumerated(EnumType.STRING)
	private Set<Role> roles = new HashSet<>();

	@SuppressWarnings("NullAway")
	protected StaffUser() {
	}

	static StaffUser create(StaffId id, String username, String name, String language, Set<Role> roles, Instant now) {
		var user = new StaffUser();
		user.id = id.value();
		user.username = username;
		user.name = name;
		user.language = language;
		user.theme = "auto";
		user.roles.addAll(roles);
		user.enabled = true;
		user.createdAt = now;
		return user;
	}

	StaffUser reachedAt(@Nullable String email) {
		this.email = email;
		return this;
	}

	StaffUser worksAt(@Nullable String branchCode) {
		this.branchCode = branchCode;
		return this;
	}

	StaffUser supervisedBy(@Nullable StaffId supervisor) {
		this.supervisorId = (supervisor != null) ? supervisor.value() : null;
		return this;
	}

	void changePassword(String hash) {
		this.passwordHash = hash;
	}

	void prefer(@Nullable String language, @Nullable String theme) {
		this.language = (language != null) ? language : this.language;
		this.theme = (theme != null) ? theme : this.theme;
	}

	void lookAt(@Nullable String branchCode) {
		this.branchFilter = branchCode;
	}

	void holdRoles(Set<Role> roles) {
		this.roles.clear();
		this.roles.addAll(roles);
	}

	void rename(String name) {
		this.name = name;
	}

	void disable() {
		this.enabled = false;
	}

	void enable() {
		this.enabled = true;
	}

	boolean locked(Instant now) {
		return this.lockedUntil != null && now.isBefore(this.lockedUntil);
	}

	Actor actor(@Nullable Set<Scope> scopes) {
		Set<Role> held = this.roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(this.roles);
		return new Actor(id(), this.username, this.name, held, scopes, this.language);
	}

	StaffView view() {
		return new StaffView(id(), this.username, this.name, this.email, this.language, this.theme, this.branchCode,
				this.branchFilter, (this.supervisorId != null) ? new StaffId(this.supervisorId) : null,
				actor(null).roles(), this.enabled, this.lockedUntil);
	}

	StaffId id() {
		return new StaffId(this.id);
	}

	String username() {
		return this.username;
	}

	@Nullable String passwordHash() {
		return this.passwordHash;
	}

	boolean enabled() {
		return this.enabled;
	}

}
