package dental.cuspid.clinic;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.CashbackSetting.Type;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service catalogue: what the clinic does, its price now, and what it earns in
 * standard mode (CB-1). A changed price holds for receipts written from then on.
 */
@Service
@Transactional
public class ServiceCatalogue {

	private static final String SELECT = "select * from service ";

	private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

	private static final int USUAL_MINUTES = 30;

	private static final int LONGEST_MINUTES = 24 * 60;

	private static final int PERCENT_DECIMALS = 4;

	private final ServiceRepository services;

	private final RevenueCategoryService categories;

	private final ClinicSettingsService settings;

	private final JdbcClient jdbc;

	private final ServiceRemoval removal;

	private final CurrentStaff current;

	private final AuditTrail audit;

	ServiceCatalogue(ServiceRepository services, RevenueCategoryService categories, ClinicSettingsService settings,
			JdbcClient jdbc, ServiceRemoval removal, CurrentStaff current, AuditTrail audit) {
		this.current = current;
		this.removal = removal;
		this.services = services;
		this.categories = categories;
		this.settings = settings;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Every service by name, retired ones too.
	 */
	@Transactional(readOnly = true)
	public List<ServiceView> all() {
		return list("order by name, code");
	}

	/**
	 * The services one can choose.
	 */
	@Transactional(readOnly = true)
	public List<ServiceView> active() {
		return list("where active order by name, code");
	}

	@Transactional(readOnly = true)
	public Optional<ServiceView> find(String code) {
		return one("where lower(code) = lower(:key)", code.strip());
	}

	@Transactional(readOnly = true)
	public ServiceView get(ServiceId id) {
		return one("where id = :key", id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	/**
	 * Adds a service.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 * @throws Conflict when the code is taken
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public ServiceId add(NewService asked) {
		String code = asked.code().strip();
		var problems = new ArrayList<Problem>();
		Codes.code(code).ifPresent(problems::add);
		check(asked, problems);
		allow(CashbackSetting.NONE, asked.cashback());
		if (find(code).isPresent()) {
			throw new Conflict("clinic.refusal.codeTaken", code).at("code");
		}
		var id = ServiceId.next();
		keep(DentalService.add(id, code), asked);
		this.audit.record("service.added", "service", id, code + " " + asked.price().toPlainString());
		return id;
	}

	/**
	 * Changes everything but the code. Without duration or cashback these stay as they
	 * are.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(ServiceId id, NewService asked) {
		ServiceView before = get(id);
		Codes.sameCode(before.code(), asked.code());
		check(asked, new ArrayList<>());
		allow(before.cashback(), asked.cashback());
		keep(entity(id),
				new NewService(asked.code(), asked.name(), asked.category(), asked.price(),
						(asked.durationMinutes() != null) ? asked.durationMinutes() : before.durationMinutes(),
						(asked.cashback() != null) ? asked.cashback() : before.cashback()));
		this.audit.record("service.changed", "service", id,
				before.code() + " " + before.price().amount() + " -> " + asked.price().toPlainString());
	}

	/**
	 * Takes a service out of use; what was written with it stays.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void retire(ServiceId id) {
		activate(id, false);
	}

	/**
	 * Takes a retired service back into use.
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void restore(ServiceId id) {
		activate(id, true);
	}

	/**
	 * Takes a service out again that was added from a file: it disappears where nothing
	 * was written with it, else it is retired.
	 */
	@Requires(Right.IMPORT)
	public void remove(ServiceId id) {
		DentalService service = entity(id);
		if (!this.removal.done(id)) {
			service.activate(false);
			this.services.saveAndFlush(service);
		}
		this.audit.record("service.removed", "service", id, service.code());
	}

	private void activate(ServiceId id, boolean active) {
		DentalService service = entity(id);
		service.activate(active);
		this.services.saveAndFlush(service);
		this.audit.record(active ? "service.restored" : "service.retired", "service", id, service.code());
	}

	/** Rates cost the clinic money: they are for who edits rates. */
	private void allow(CashbackSetting before, @Nullable CashbackSetting asked) {
		if (asked != null && !asked.sameAs(before)) {
			this.current.require(Right.EDIT_RATES);
		}
	}

	private void keep(DentalService service, NewService asked) {
		CashbackSetting cashback = (asked.cashback() != null) ? asked.cashback() : CashbackSetting.NONE;
		this.services.saveAndFlush(service
			.describe(asked.name().strip(), this.categories.find(asked.category()).orElseThrow().code(),
					(asked.durationMinutes() != null) ? asked.durationMinutes() : USUAL_MINUTES)
			.costs(asked.price(), (cashback.type() == Type.NONE) ? CashbackSetting.NONE : cashback));
	}

	private void check(NewService asked, List<Problem> problems) {
		Currency currency = this.settings.current().currency();
		Codes.name(asked.name()).ifPresent(problems::add);
		if (this.categories.find(asked.category()).isEmpty()) {
			problems.add(new Problem("category", "clinic.refusal.unknownCategory", asked.category()));
		}
		Codes.amount(asked.price(), currency, "price").ifPresent(problems::add);
		Integer minutes = asked.durationMinutes();
		if (minutes != null && (minutes < 1 || minutes > LONGEST_MINUTES)) {
			problems.add(new Problem("durationMinutes", "clinic.refusal.range", 1, LONGEST_MINUTES));
		}
		if (asked.cashback() != null) {
			check(asked.cashback(), currency, problems);
		}
		Codes.refuse(problems);
	}

	static void check(CashbackSetting cashback, Currency currency, List<Problem> problems) {
		BigDecimal value = cashback.value();
		if (cashback.type() == Type.NONE) {
			return;
		}
		if (value == null) {
			problems.add(new Problem("cashback.value", "clinic.refusal.cashbackValue"));
		}
		else if (cashback.type() == Type.AMOUNT) {
			Codes.amount(value, currency, "cashback.value").ifPresent(problems::add);
		}
		else if (value.signum() < 0 || value.compareTo(WHOLE) > 0
				|| value.stripTrailingZeros().scale() > PERCENT_DECIMALS) {
			problems.add(new Problem("cashback.value", "clinic.refusal.percent"));
		}
	}

	private DentalService entity(ServiceId id) {
		return this.services.findById(id.value()).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	private List<ServiceView> list(String rest) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql(SELECT + rest).query((row, index) -> view(row, currency)).list();
	}

	private Optional<ServiceView> one(String where, Object key) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql(SELECT + where).param("key", key).query((row, index) -> view(row, currency)).optional();
	}

	private static ServiceView view(ResultSet row, Currency currency) throws SQLException {
		return new ServiceView(new ServiceId(row.getObject("id", UUID.class)), row.getString("code"),
				row.getString("name"), row.getString("category"), Money.of(row.getBigDecimal("price"), currency),
				row.getInt("duration_minutes"),
				cashback(Type.valueOf(row.getString("cashback_type")), row.getBigDecimal("cashback_value"), currency),
				row.getBoolean("active"));
	}

	private static CashbackSetting cashback(Type type, @Nullable BigDecimal value, Currency currency) {
		if (value == null) {
			return CashbackSetting.NONE;
		}
		BigDecimal plain = value.stripTrailingZeros();
		int least = (type == Type.AMOUNT) ? currency.getDefaultFractionDigits() : 0;
		return new CashbackSetting(type, (plain.scale() < least) ? plain.setScale(least) : plain);
	}

}
