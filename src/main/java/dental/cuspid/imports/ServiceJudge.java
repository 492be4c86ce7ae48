package dental.cuspid.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dental.cuspid.clinic.ServiceView;

import static dental.cuspid.imports.ImportField.CODE;

/**
 * Decides about rows of a price list: a code stands for one service.
 */
final class ServiceJudge implements RowJudge {

	private final ServiceCells cells;

	private final OnDuplicate onDuplicate;

	private final Map<String, ServiceView> catalogue = new HashMap<>();

	private final Set<String> seen = new HashSet<>();

	ServiceJudge(ServiceCells cells, OnDuplicate onDuplicate, List<ServiceView> catalogue) {
		this.cells = cells;
		this.onDuplicate = onDuplicate;
		catalogue.forEach((service) -> this.catalogue.put(folded(service.code()), service));
	}

	@Override
	public RowRules rules() {
		return this.cells;
	}

	@Override
	public void judge(List<Draft> rows) {
		rows.stream().filter(Draft::open).forEach((row) -> {
			String code = row.values().textOr(CODE, "");
			if (!this.seen.add(folded(code))) {
				row.refuse(Reason.of(CODE, "imports.reason.codeTwice", code));
				return;
			}
			ServiceView known = this.catalogue.get(folded(code));
			if (known != null && !known.active()) {
				row.revives(known.id().value());
			}
			else if (known != null && this.onDuplicate == OnDuplicate.CREATE) {
				row.refuse(Reason.of(CODE, "imports.reason.codeInUse", code));
			}
			else if (known != null) {
				row.matches(this.onDuplicate, known.id().value(), null,
						Reason.of(CODE, "imports.reason.knownService", known.code(), known.name()));
			}
		});
	}

	static String folded(String code) {
		return code.toLowerCase(Locale.ROOT);
	}

}
