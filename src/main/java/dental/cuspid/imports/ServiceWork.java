package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.RevenueCategory;
import dental.cuspid.clinic.RevenueCategoryService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.Languages;
import dental.cuspid.shared.NotFound;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import static dental.cuspid.imports.ImportField.CATEGORY;
import static dental.cuspid.imports.ImportField.CODE;
import static dental.cuspid.imports.ImportField.DURATION;
import static dental.cuspid.imports.ImportField.NAME;
import static dental.cuspid.imports.ImportField.PRICE;

/**
 * Takes a price list over. Undone, a new service disappears, or is retired where
 * something was written with it; a changed one gets its former name and price.
 */
@Component
class ServiceWork implements RowWork {

	private final ServiceCatalogue catalogue;

	private final RevenueCategoryService categories;

	private final MessageSource messages;

	private final JsonMapper json;

	ServiceWork(ServiceCatalogue catalogue, RevenueCategoryService categories, MessageSource messages,
			JsonMapper json) {
		this.catalogue = catalogue;
		this.categories = categories;
		this.messages = messages;
		this.json = json;
	}

	@Override
	public ImportKind kind() {
		return ImportKind.SERVICES;
	}

	@Override
	public RowJudge judge(CellReader reader, ImportOptions options, OnDuplicate onDuplicate) {
		return new ServiceJudge(new ServiceCells(reader, categoryWords()), onDuplicate, this.catalogue.all());
	}

	/** Files name a category by its code or by its name in any language. */
	private Map<String, String> categoryWords() {
		var words = new HashMap<String, String>();
		for (RevenueCategory category : this.categories.all()) {
			words.put(Vocabulary.fold(category.code()), category.code());
			if (category.name() != null) {
				words.putIfAbsent(Vocabulary.fold(category.name()), category.code());
			}
			else {
				Languages.ALL.forEach((language) -> words.putIfAbsent(
						Vocabulary.fold(this.messages.getMessage(category.nameKey(), null, language)),
						category.code()));
			}
		}
		return words;
	}

	@Override
	public List<Applied> apply(Context context, List<StoredRow> rows) {
		return rows.stream().map(this::apply).toList();
	}

	private Applied apply(StoredRow row) {
		NewService asked = service(row.values());
		if (row.match() == null) {
			return new Applied(this.catalogue.add(asked).value(), null);
		}
		ServiceId id = new ServiceId(row.match());
		ServiceView before = this.catalogue.get(id);
		this.catalogue.change(id, new NewService(before.code(), asked.name(), asked.category(), asked.price(),
				asked.durationMinutes(), null));
		if (!before.active()) {
			this.catalogue.restore(id);
		}
		return new Applied(id.value(), this.json.writeValueAsString(new Before(before.name(), before.category(),
				before.price().amount(), before.durationMinutes(), before.active())));
	}

	@Override
	public Optional<Reason> undo(Context context, StoredRow row) {
		ServiceId id = new ServiceId(Objects.requireNonNull(row.result()));
		ServiceView now = this.catalogue.get(id);
		if (row.before() == null) {
			this.catalogue.remove(id);
			return Optional.empty();
		}
		Before before = this.json.readValue(row.before(), Before.class);
		this.catalogue.change(id, new NewService(now.code(), before.name(), before.category(), before.price(),
				before.durationMinutes(), null));
		if (!before.active() && now.active()) {
			this.catalogue.retire(id);
		}
		return Optional.empty();
	}

	private static NewService service(RowValues values) {
		BigDecimal duration = values.number(DURATION);
		BigDecimal price = values.number(PRICE);
		if (price == null) {
			throw new NotFound("imports.reason.noPrice");
		}
		return new NewService(values.textOr(CODE, ""), values.textOr(NAME, ""), values.textOr(CATEGORY, ""), price,
				(duration != null) ? duration.intValue() : null, null);
	}

	/**
	 * A service before it was changed.
	 */
	record Before(String name, String category, BigDecimal price, int durationMinutes, boolean active) {

	}

}
