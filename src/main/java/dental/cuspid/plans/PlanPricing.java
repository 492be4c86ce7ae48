package dental.cuspid.plans;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Turns what was asked for into the content of a version with the catalogue's names and
 * prices of now, and refuses what cannot be one, each fault at its field.
 */
@Component
class PlanPricing {

	static final int MOST_ITEMS = 100;

	static final int MOST_ALTERNATIVES = 5;

	static final int MOST_PIECES = 99;

	private static final int TITLE = 120;

	private static final int NOTES = 4000;

	private static final int PHASE = 60;

	/** Above every price a clinic asks, below what a column holds times the quantity. */
	private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);

	private final ServiceCatalogue catalogue;

	private final PractitionerService practitioners;

	private final ClinicSettingsService settings;

	PlanPricing(ServiceCatalogue catalogue, PractitionerService practitioners, ClinicSettingsService settings) {
		this.catalogue = catalogue;
		this.practitioners = practitioners;
		this.settings = settings;
	}

	/**
	 * The content asked for.
	 * @param before the content it replaces, or null; its items keep their identity and,
	 * where frozen, their prices
	 * @param frozen whether prices of the catalogue no longer move
	 */
	Content content(PlanContent asked, @Nullable Content before, boolean frozen) {
		var problems = new ArrayList<Problem>();
		String title = text(asked.title(), TITLE, "title", problems);
		String notes = text(asked.notes(), NOTES, "notes", problems);
		List<@Nullable String> alternatives = new ArrayList<>();
		asked.alternatives().forEach((name) -> alternatives.add(text(name, PHASE, "alternatives", problems)));
		if (alternatives.isEmpty()) {
			alternatives.add(null);
		}
		if (alternatives.size() > MOST_ALTERNATIVES) {
			problems.add(new Problem("alternatives", "plans.refusal.alternatives", MOST_ALTERNATIVES));
		}
		if (asked.items().isEmpty()) {
			problems.add(new Problem("items", "plans.refusal.noItems"));
		}
		if (asked.items().size() > MOST_ITEMS) {
			problems.add(new Problem("items", "plans.refusal.tooManyItems", MOST_ITEMS));
		}
		refuse(problems);
		List<PlanItem> items = items(asked, alternatives.size(), (before != null) ? before.items() : List.of(), frozen,
				problems);
		for (int i = 1; i <= alternatives.size(); i++) {
			int number = i;
			if (items.stream().noneMatch((item) -> item.alternative() == number)) {
				problems.add(new Problem("alternatives", "plans.refusal.emptyAlternative", i));
			}
		}
		refuse(problems);
		return new Content(title, asked.validUntil(), notes, alternatives, items);
	}

	/** The same with prices of the catalogue as they are now. */
	Content repriced(Content content) {
		Map<UUID, ServiceView> services = services();
		return content.withItems(content.items().stream().map((item) -> {
			ServiceView service = services.get(item.service());
			return (item.ownPrice() || service == null) ? item : item.costs(service.price().amount());
		}).toList());
	}

	private List<PlanItem> items(PlanContent asked, int alternatives, List<PlanItem> before, boolean frozen,
			List<Problem> problems) {
		Map<UUID, ServiceView> services = services();
		Map<PractitionerId, PractitionerView> people = this.practitioners.all()
			.stream()
			.collect(Collectors.toMap(PractitionerView::id, (person) -> person));
		List<PlanItem> unmatched = new ArrayList<>(before);
		var items = new ArrayList<PlanItem>();
		for (int i = 0; i < asked.items().size(); i++) {
			PlanContent.Item item = asked.items().get(i);
			String at = "items[" + i + "].";
			ServiceView service = services.get(item.service().value());
			String site = site(item.site(), at, problems);
			if (service == null) {
				problems.add(new Problem(at + "service", "plans.refusal.unknownService"));
				continue;
			}
			check(item, alternatives, at, problems);
			if (item.practitioner() != null && !people.containsKey(item.practitioner())) {
				problems.add(new Problem(at + "practitioner", "plans.refusal.unknownPractitioner"));
			}
			Optional<PlanItem> known = match(item, site, unmatched);
			known.ifPresent(unmatched::remove);
			items.add(item(item, service, site, known.orElse(null), frozen));
		}
		return items;
	}

	private static PlanItem item(PlanContent.Item asked, ServiceView service, @Nullable String site,
			@Nullable PlanItem known, boolean frozen) {
		BigDecimal typed = asked.price();
		BigDecimal usual = service.price().amount();
		boolean same = known != null && known.service().equals(service.id().value());
		boolean kept = known != null && same && ((typed != null) ? typed.compareTo(known.price()) == 0 : frozen);
		BigDecimal price = (typed != null) ? typed : (kept && known != null) ? known.price() : usual;
		boolean own = (kept && known != null) ? known.ownPrice() : typed != null && typed.compareTo(usual) != 0;
		PractitionerId person = asked.practitioner();
		return new PlanItem((known != null) ? known.id() : PlanItemId.next(), asked.alternative(),
				asked.phase().strip(), service.id().value(), service.code(),
				(known != null && same) ? known.name() : service.name(), service.category(), site, asked.quantity(),
				price, own, (person != null) ? person.value() : null);
	}

	/**
	 * The item of the version before: by its id, else one of the same service at the same
	 * place.
	 */
	private static Optional<PlanItem> match(PlanContent.Item asked, @Nullable String site, List<PlanItem> before) {
		if (asked.id() != null) {
			return before.stream().filter((item) -> item.id().equals(asked.id())).findFirst();
		}
		return before.stream()
			.filter((item) -> item.service().equals(asked.service().value()) && Objects.equals(item.site(), site)
					&& item.alternative() == asked.alternative())
			.findFirst();
	}

	private void check(PlanContent.Item item, int alternatives, String at, List<Problem> problems) {
		if (item.alternative() < 1 || item.alternative() > alternatives) {
			problems.add(new Problem(at + "alternative", "plans.refusal.alternative", alternatives));
		}
		if (item.phase().isBlank() || item.phase().strip().length() > PHASE) {
			problems.add(new Problem(at + "phase", "plans.refusal.phase", PHASE));
		}
		if (item.quantity() < 1 || item.quantity() > MOST_PIECES) {
			problems.add(new Problem(at + "quantity", "plans.refusal.quantity", MOST_PIECES));
		}
		BigDecimal price = item.price();
		Currency currency = this.settings.current().currency();
		if (price != null && (price.signum() < 0 || price.compareTo(LIMIT) > 0)) {
			problems.add(new Problem(at + "price", "plans.refusal.price"));
		}
		else if (price != null && price.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
			problems
				.add(new Problem(at + "price", "shared.refusal.tooManyDecimals", currency.getDefaultFractionDigits()));
		}
	}

	private static @Nullable String site(@Nullable String typed, String at, List<Problem> problems) {
		try {
			return ToothSite.read(typed).map(ToothSite::toString).orElse(null);
		}
		catch (RuleViolation refusal) {
			Problem problem = refusal.problems().getFirst();
			problems.add(new Problem(at + "tooth", problem.code(), problem.args()));
			return null;
		}
	}

	private static @Nullable String text(@Nullable String typed, int longest, String field, List<Problem> problems) {
		String text = (typed != null) ? typed.strip().replace("\r\n", "\n") : "";
		if (text.length() > longest) {
			problems.add(new Problem(field, "plans.refusal.long", longest));
		}
		return text.isEmpty() ? null : text;
	}

	private Map<UUID, ServiceView> services() {
		Map<UUID, ServiceView> services = new HashMap<>();
		this.catalogue.all().forEach((service) -> services.put(service.id().value(), service));
		return services;
	}

	private static void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

}
