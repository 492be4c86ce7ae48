package dental.cuspid.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The channels people reach the clinic by (WL-1): tracking numbers, form keys, and the
 * secrets of their senders. Secrets are shown once and can be replaced, the old one
 * counting for another day.
 */
@Service
@Transactional
public class ContactChannelService {

	private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

	private static final Pattern FORM_KEY = Pattern.compile("[A-Za-z0-9._-]{2,80}");

	private static final int NAME = 100;

	private static final Duration ROTATION = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final ChannelSecrets sealed;

	private final ClinicSettingsService settings;

	private final AuditTrail audit;

	private final Clock clock;

	ContactChannelService(JdbcClient jdbc, ChannelSecrets sealed, ClinicSettingsService settings, AuditTrail audit,
			Clock clock) {
		this.jdbc = jdbc;
		this.sealed = sealed;
		this.settings = settings;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Every channel by name, closed ones too.
	 */
	@Transactional(readOnly = true)
	public List<ContactChannelView> all() {
		return this.jdbc.sql("select * from contact_channel order by name, code").query(this::view).list();
	}

	@Transactional(readOnly = true)
	public ContactChannelView get(ContactChannelId id) {
		return this.jdbc.sql("select * from contact_channel where id = :id")
			.param("id", id.value())
			.query(this::view)
			.optional()
			.orElseThrow(() -> new NotFound("messaging.refusal.unknownChannel"));
	}

	/**
	 * Every channel, for those who set them up.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.EDIT_DIRECTORIES)
	public List<ContactChannelView> listed() {
		return all();
	}

	/**
	 * One channel, for those who set it up.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.EDIT_DIRECTORIES)
	public ContactChannelView forSettings(ContactChannelId id) {
		return get(id);
	}

	/**
	 * The channel a tracking number or form key belongs to.
	 */
	@Transactional(readOnly = true)
	public Optional<ContactChannelView> find(@Nullable String trackingNumber, @Nullable String formKey) {
		String number = (trackingNumber != null) ? number(trackingNumber).orElse(trackingNumber) : null;
		return this.jdbc.sql("""
				select * from contact_channel where tracking_number = :number or form_key = :form
				order by (form_key = :form) desc nulls last limit 1""")
			.param("number", number)
			.param("form", formKey)
			.query(this::view)
			.optional();
	}

	/**
	 * Adds a channel.
	 * @return its secrets, which are never shown again
	 * @throws Conflict when its code, number or key is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public ContactChannelSecrets add(NewContactChannel asked) {
		String code = asked.code().strip();
		check(code, asked);
		if (this.jdbc.sql("select exists (select 1 from contact_channel where code = :code)")
			.param("code", code)
			.query(Boolean.class)
			.single()) {
			throw new Conflict("constraint.uq_contact_channel_code").at("code");
		}
		var secrets = new ContactChannelSecrets(ContactChannelId.next(), Signatures.newSecret(),
				Signatures.newPathSecret());
		this.jdbc.sql("""
				insert into contact_channel (id, code, name, kind, tracking_number, form_key, signing_secret,
					path_secret_hash, active, created_at, version)
				values (:id, :code, :name, :kind, :number, :form, :signing, :path, true, :now, 0)""")
			.param("id", secrets.channel().value())
			.param("code", code)
			.param("name", asked.name().strip())
			.param("kind", asked.kind().name())
			.param("number", text(asked.trackingNumber()).flatMap(this::number).orElse(null))
			.param("form", text(asked.formKey()).orElse(null))
			.param("signing", this.sealed.seal(secrets.channel(), secrets.signing()))
			.param("path", Signatures.hash(secrets.path()))
			.param("now", now())
			.update();
		this.audit.record("channel.added", "channel", secrets.channel(), code);
		return secrets;
	}

	/**
	 * Changes name, number and form key; the code stays.
	 * @param addresses where calls to the secret address may come from, each an address
	 * or a network such as 198.51.100.0/24; empty for everywhere
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(ContactChannelId id, String name, @Nullable String trackingNumber, @Nullable String formKey,
			List<String> addresses, boolean active) {
		ContactChannelView known = get(id);
		check(known.code(), new NewContactChannel(known.code(), name, known.kind(), trackingNumber, formKey));
		addresses.forEach(AllowedAddress::of);
		this.jdbc.sql("""
				update contact_channel set name = :name, tracking_number = :number, form_key = :form, active = :active,
					allowed_addresses = cast(:addresses as text[]), version = version + 1 where id = :id""")
			.param("id", id.value())
			.param("name", name.strip())
			.param("number", text(trackingNumber).flatMap(this::number).orElse(null))
			.param("form", text(formKey).orElse(null))
			.param("active", active)
			.param("addresses", addresses.toArray(String[]::new))
			.update();
		this.audit.record("channel.changed", "channel", id, known.code());
	}

	/**
	 * Replaces the secrets. Signatures of the old one count for another day; the secret
	 * address changes at once.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public ContactChannelSecrets rotate(ContactChannelId id) {
		get(id);
		var secrets = new ContactChannelSecrets(id, Signatures.newSecret(), Signatures.newPathSecret());
		this.jdbc.sql("""
				update contact_channel set old_secret = signing_secret, old_secret_until = :until,
					signing_secret = :signing, path_secret_hash = :path, version = version + 1 where id = :id""")
			.param("id", id.value())
			.param("until", now().plus(ROTATION))
			.param("signing", this.sealed.seal(secrets.channel(), secrets.signing()))
			.param("path", Signatures.hash(secrets.path()))
			.update();
		this.audit.record("channel.secretReplaced", "channel", id, null);
		return secrets;
	}

	/** What hooks need to know who calls. */
	@Transactional(readOnly = true)
	Optional<Door> door(String code) {
		return this.jdbc.sql("select * from contact_channel where code = :code and active")
			.param("code", code)
			.query(this::opened)
			.optional();
	}

	/** The channel of a form on a website, which anybody may fill in. */
	@Transactional(readOnly = true)
	Optional<Door> formDoor(String formKey) {
		return this.jdbc.sql("select * from contact_channel where form_key = :key and kind = 'WEB_FORM' and active")
			.param("key", formKey)
			.query(this::opened)
			.optional();
	}

	private Door opened(ResultSet row, int index) throws SQLException {
		var id = new ContactChannelId(row.getObject("id", UUID.class));
		var secrets = new ArrayList<String>();
		secrets.add(this.sealed.open(id, row.getString("signing_secret")));
		var until = row.getObject("old_secret_until", OffsetDateTime.class);
		if (until != null && until.toInstant().isAfter(this.clock.instant())) {
			secrets.add(this.sealed.open(id, row.getString("old_secret")));
		}
		return new Door(id, row.getString("code"), ContactKind.valueOf(row.getString("kind")), secrets,
				row.getString("path_secret_hash"), addresses(row).stream().map(AllowedAddress::of).toList());
	}

	private void check(String code, NewContactChannel asked) {
		var problems = new ArrayList<Problem>();
		if (!CODE.matcher(code).matches()) {
			problems.add(new Problem("code", "messaging.refusal.channelCode"));
		}
		if (asked.name().isBlank() || asked.name().strip().length() > NAME) {
			problems.add(new Problem("name", "messaging.refusal.channelName", NAME));
		}
		text(asked.trackingNumber()).filter((number) -> number(number).isEmpty())
			.ifPresent((number) -> problems.add(new Problem("trackingNumber", "messaging.refusal.trackingNumber")));
		text(asked.formKey()).filter((key) -> !FORM_KEY.matcher(key).matches())
			.ifPresent((key) -> problems.add(new Problem("formKey", "messaging.refusal.formKey")));
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	private Optional<String> number(String typed) {
		return PhoneNumber.parse(typed, this.settings.current().country()).map(PhoneNumber::e164);
	}

	private static Optional<String> text(@Nullable String typed) {
		return Optional.ofNullable(typed).map(String::strip).filter((text) -> !text.isEmpty());
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private ContactChannelView view(ResultSet row, int index) throws SQLException {
		var until = row.getObject("old_secret_until", OffsetDateTime.class);
		Instant rotating = (until != null && until.toInstant().isAfter(this.clock.instant())) ? until.toInstant()
				: null;
		return new ContactChannelView(new ContactChannelId(row.getObject("id", UUID.class)), row.getString("code"),
				row.getString("name"), ContactKind.valueOf(row.getString("kind")), row.getString("tracking_number"),
				row.getString("form_key"), addresses(row), rotating, row.getBoolean("active"));
	}

	private static List<String> addresses(ResultSet row) throws SQLException {
		return List.of((String[]) row.getArray("allowed_addresses").getArray());
	}

	/** A channel as its hook sees it. */
	record Door(ContactChannelId id, String code, ContactKind kind, List<String> secrets, String pathHash,
			List<AllowedAddress> addresses) {

		/** Whether the secret address may be called from there. */
		boolean opensTo(String address) {
			return this.addresses.isEmpty() || this.addresses.stream().anyMatch((one) -> one.covers(address));
		}

	}

}
