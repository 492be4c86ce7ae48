package dental.cuspid.clinic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

import dental.cuspid.shared.Money;
import dental.cuspid.shared.Recent;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settings of the clinic, dated where money depends on them (COUP-16). A new database
 * gets usual ones, in euro and the time zone of the machine.
 */
@Service
@Transactional
public class ClinicSettingsService implements InitializingBean {

	private static final String SELECT = "select * from clinic_setting where id = 1";

	private static final String NO_NAME = "Clinic";

	private final JdbcClient jdbc;

	private final SettingsRules rules;

	private final AuditTrail audit;

	private final CurrentStaff current;

	private final Clock clock;

	private final Recent<ClinicSettings> settings;

	ClinicSettingsService(JdbcClient jdbc, SettingsRules rules, AuditTrail audit, CurrentStaff current, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.audit = audit;
		this.current = current;
		this.clock = clock;
		this.settings = new Recent<>(() -> read(SELECT));
	}

	@Override
	public void afterPropertiesSet() {
		String zone = ZoneId.systemDefault().getId();
		this.jdbc.sql("""
				insert into clinic_setting (id, name, currency, time_zone, country, language, inactivity_months,
					bonus_cap_percent, bonus_waiting_days, bonus_expiry_months, referral_mode, referral_gifts)
				values (1, :name, 'EUR', :zone, 'DE', 'en', 6, 100, 0, 0, 'REWARD', '{Mouth rinse,Dental floss}')
				on conflict do nothing""")
			.param("name", NO_NAME)
			.param("zone", (zone.contains("/") && !zone.startsWith("Etc/")) ? zone : "Europe/Berlin")
			.update();
	}

	/**
	 * The settings now.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public ClinicSettings current() {
		return this.settings.get();
	}

	/**
	 * Whether somebody has given the clinic its name, which is where setting it up
	 * begins.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public boolean named() {
		return !current().name().equals(NO_NAME);
	}

	/**
	 * What a recommendation earns that is paid for on a day.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public ReferralTerms referralTerms(LocalDate day) {
		return referralHistory().stream()
			.filter((terms) -> terms.validFrom() != null && !terms.validFrom().isAfter(day))
			.findFirst()
			.orElseGet(() -> {
				Money none = Money.zero(current().currency());
				return new ReferralTerms(none, none, null);
			});
	}

	/**
	 * All amounts ever set for recommendations, the latest day first.
	 */
	@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
	public List<ReferralTerms> referralHistory() {
		Currency currency = current().currency();
		return this.jdbc.sql("select * from referral_amount order by valid_from desc limit 200")
			.query((row, index) -> new ReferralTerms(Money.of(row.getBigDecimal("internal_credit"), currency),
					Money.of(row.getBigDecimal("phone_top_up"), currency),
					row.getObject("valid_from", LocalDate.class)))
			.list();
	}

	/**
	 * Changes settings. General ones are for who edits directories, reward amounts and
	 * bonus caps for who edits amounts.
	 * @throws dental.cuspid.shared.RuleViolation when a value is refused, each at its
	 * field
	 */
	@Requires({ Right.EDIT_DIRECTORIES, Right.EDIT_AMOUNTS })
	public void change(ChangeSettings change) {
		ClinicSettings before = read(SELECT + " for update");
		ClinicSettings after = this.rules.apply(before, change);
		allow(before, after);
		save(after);
		this.settings.changed();
		if (change.referral() != null) {
			changeAmounts(change.referral(), LocalDate.now(this.clock.withZone(after.timeZone())));
		}
		if (!after.equals(before)) {
			this.audit.record("settings.changed", "clinic", 1, SettingsRules.differences(before, after));
		}
	}

	private void changeAmounts(ChangeSettings.Referral asked, LocalDate today) {
		LocalDate from = asked.validFrom();
		if (from == null) {
			from = referralHistory().isEmpty() ? ReferralTerms.START : today;
		}
		ReferralTerms known = referralTerms(from);
		ReferralTerms wanted = this.rules.amounts(known, asked, from, current().currency());
		if (wanted.internalCredit().equals(known.internalCredit()) && wanted.phoneTopUp().equals(known.phoneTopUp())) {
			return;
		}
		this.current.require(Right.EDIT_AMOUNTS);
		this.jdbc.sql("""
				insert into referral_amount (valid_from, internal_credit, phone_top_up) values (:from, :credit, :topUp)
				on conflict on constraint pk_referral_amount
				do update set internal_credit = excluded.internal_credit, phone_top_up = excluded.phone_top_up""")
			.param("from", from)
			.param("credit", wanted.internalCredit().amount())
			.param("topUp", wanted.phoneTopUp().amount())
			.update();
		this.audit.record("settings.referralAmounts", "clinic", 1,
				"from " + from + ": " + wanted.internalCredit() + ", phone " + wanted.phoneTopUp());
	}

	private void allow(ClinicSettings before, ClinicSettings after) {
		if (!SettingsRules.general(before).equals(SettingsRules.general(after))) {
			this.current.require(Right.EDIT_DIRECTORIES);
		}
		if (!SettingsRules.amounts(before).equals(SettingsRules.amounts(after))) {
			this.current.require(Right.EDIT_AMOUNTS);
		}
	}

	private void save(ClinicSettings settings) {
		this.jdbc.sql("""
				update clinic_setting set name = :name, currency = :currency, time_zone = :zone, country = :country,
					language = :language, inactivity_months = :inactivity, bonus_cap_percent = :cap,
					bonus_waiting_days = :waiting, bonus_expiry_months = :expiry, referral_mode = :mode,
					referral_gifts = :gifts, marketing_contract_date = :contract
				where id = 1""")
			.param("name", settings.name())
			.param("currency", settings.currency().getCurrencyCode())
			.param("zone", settings.timeZone().getId())
			.param("country", settings.country())
			.param("language", settings.language())
			.param("inactivity", settings.inactivityMonths())
			.param("cap", settings.bonusRedemptionCapPercent())
			.param("waiting", settings.bonusWaitingDays())
			.param("expiry", settings.bonusExpiryMonths())
			.param("mode", settings.referralMode().name())
			.param("gifts", settings.gifts().toArray(String[]::new))
			.param("contract", settings.contractDate())
			.update();
	}

	private ClinicSettings read(String sql) {
		return this.jdbc.sql(sql).query(ClinicSettingsService::settings).single();
	}

	private static ClinicSettings settings(ResultSet row, int index) throws SQLException {
		String[] gifts = (String[]) row.getArray("referral_gifts").getArray();
		return new ClinicSettings(row.getString("name"), Currency.getInstance(row.getString("currency")),
				ZoneId.of(row.getString("time_zone")), row.getString("country"), row.getString("language"),
				row.getInt("inactivity_months"), row.getInt("bonus_cap_percent"), row.getInt("bonus_waiting_days"),
				row.getInt("bonus_expiry_months"), ReferralMode.valueOf(row.getString("referral_mode")), List.of(gifts),
				row.getObject("marketing_contract_date", LocalDate.class));
	}

}
