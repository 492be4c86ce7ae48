package dental.cuspid.clinic;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.shared.Money;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.staff.StaffService;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which settings make sense, and which of them are whose to change.
 */
@Component
class SettingsRules {

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final int GIFTS = 50;

	private static final int MONTHS = 120;

	private static final int DAYS = 366;

	private final JdbcClient jdbc;

	private final ObjectProvider<CurrencyInUse> books;

	SettingsRules(JdbcClient jdbc, ObjectProvider<CurrencyInUse> books) {
		this.jdbc = jdbc;
		this.books = books;
	}

	ClinicSettings apply(ClinicSettings known, ChangeSettings change) {
		var problems = new ArrayList<Problem>();
		var referral = (change.referral() != null) ? change.referral()
				: new ChangeSettings.Referral(null, null, null, null, null);
		var bonus = (change.bonus() != null) ? change.bonus() : new ChangeSettings.Bonus(null, null, null);
		String name = or(change.name(), known.name()).strip();
		Codes.name(name).ifPresent(problems::add);
		Currency currency = currency(known.currency(), change.currency(), problems);
		ZoneId zone = zone(known.timeZone(), change.timeZone(), problems);
		String country = or(change.country(), known.country()).strip().toUpperCase(Locale.ROOT);
		if (!COUNTRIES.contains(country)) {
			problems.add(new Problem("country", "clinic.refusal.country"));
		}
		String language = or(change.language(), known.language()).strip().toLowerCase(Locale.ROOT);
		if (!StaffService.LANGUAGES.contains(language)) {
			problems.add(new Problem("language", "staff.refusal.language"));
		}
		int inactivity = or(change.inactivityMonths(), known.inactivityMonths());
		within(inactivity, 1, MONTHS, "inactivityMonths", problems);
		int cap = or(bonus.redemptionCapPercent(), known.bonusRedemptionCapPercent());
		within(cap, 0, 100, "bonus.redemptionCapPercent", problems);
		int waiting = or(bonus.waitingDays(), known.bonusWaitingDays());
		within(waiting, 0, DAYS, "bonus.waitingDays", problems);
		int expiry = or(bonus.expiryMonths(), known.bonusExpiryMonths());
		within(expiry, 0, MONTHS, "bonus.expiryMonths", problems);
		List<String> gifts = gifts(known.gifts(), referral.gifts(), problems);
		LocalDate contract = (change.marketing() != null && change.marketing().contractDate() != null)
				? change.marketing().contractDate() : known.contractDate();
		Codes.refuse(problems);
		return new ClinicSettings(name, currency, zone, country, language, inactivity, cap, waiting, expiry,
				or(referral.mode(), known.referralMode()), gifts, contract);
	}

	ReferralTerms amounts(ReferralTerms known, ChangeSettings.Referral asked, LocalDate from, Currency currency) {
		var problems = new ArrayList<Problem>();
		var credit = or(asked.internalCredit(), known.internalCredit().amount());
		Codes.amount(credit, currency, "referral.internalCredit").ifPresent(problems::add);
		var topUp = or(asked.phoneTopUp(), known.phoneTopUp().amount());
		Codes.amount(topUp, currency, "referral.phoneTopUp").ifPresent(problems::add);
		Codes.refuse(problems);
		return new ReferralTerms(Money.of(credit, currency), Money.of(topUp, currency), from);
	}

	/** Name, zone and the like. */
	static List<Object> general(ClinicSettings settings) {
		return Arrays.asList(settings.name(), settings.currency(), settings.timeZone(), settings.country(),
				settings.language(), settings.inactivityMonths(), Optional.ofNullable(settings.contractDate()));
	}

	/** What costs the clinic money. */
	static List<Object> amounts(ClinicSettings settings) {
		return List.of(settings.bonusRedemptionCapPercent(), settings.bonusWaitingDays(), settings.bonusExpiryMonths(),
				settings.referralMode(), settings.gifts());
	}

	static String differences(ClinicSettings before, ClinicSettings after) {
		var changed = new ArrayList<String>();
		for (var component : ClinicSettings.class.getRecordComponents()) {
			try {
				Object was = component.getAccessor().invoke(before);
				Object is = component.getAccessor().invoke(after);
				if (!java.util.Objects.equals(was, is)) {
					changed.add(component.getName() + ": " + was + " -> " + is);
				}
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return String.join("; ", changed);
	}

	private Currency currency(Currency known, @Nullable String asked, List<Problem> problems) {
		if (asked == null || asked.strip().equalsIgnoreCase(known.getCurrencyCode())) {
			return known;
		}
		Optional<Currency> currency = Currency.availableCurrencies()
			.filter((one) -> one.getCurrencyCode().equalsIgnoreCase(asked.strip()))
			.filter((one) -> one.getDefaultFractionDigits() >= 0)
			.findFirst();
		if (currency.isEmpty()) {
			problems.add(new Problem("currency", "clinic.refusal.currency"));
			return known;
		}
		if (this.books.stream().anyMatch(CurrencyInUse::inUse)) {
			problems.add(new Problem("currency", "clinic.refusal.currencyInUse", known.getCurrencyCode()));
		}
		else if (finer(currency.get().getDefaultFractionDigits())) {
			problems.add(new Problem("currency", "clinic.refusal.currencyCoarser",
					currency.get().getDefaultFractionDigits()));
		}
		return currency.get();
	}

	private boolean finer(int decimals) {
		return this.jdbc.sql("""
				select exists (select from service where price <> round(price, :decimals)
						or cashback_type = 'AMOUNT' and cashback_value <> round(cashback_value, :decimals))
					or exists (select from referral_amount where internal_credit <> round(internal_credit, :decimals)
						or phone_top_up <> round(phone_top_up, :decimals))""")
			.param("decimals", decimals)
			.query(Boolean.class)
			.single();
	}

	private static ZoneId zone(ZoneId known, @Nullable String asked, List<Problem> problems) {
		if (asked == null) {
			return known;
		}
		if (!ZoneId.getAvailableZoneIds().contains(asked.strip())) {
			problems.add(new Problem("timeZone", "clinic.refusal.timeZone"));
			return known;
		}
		return ZoneId.of(asked.strip());
	}

	private static List<String> gifts(List<String> known, @Nullable List<String> asked, List<Problem> problems) {
		if (asked == null) {
			return known;
		}
		List<String> gifts = asked.stream().map(String::strip).filter((gift) -> !gift.isEmpty()).distinct().toList();
		if (gifts.size() > GIFTS || gifts.stream().anyMatch((gift) -> Codes.name(gift).isPresent())) {
			problems.add(new Problem("referral.gifts", "clinic.refusal.gifts", GIFTS));
		}
		return gifts;
	}

	private static void within(int value, int least, int most, String field, List<Problem> problems) {
		if (value < least || value > most) {
			problems.add(new Problem(field, "clinic.refusal.range", least, most));
		}
	}

	private static <T> T or(@Nullable T asked, T known) {
		return (asked != null) ? asked : known;
	}

}
