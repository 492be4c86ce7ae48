package dental.cuspid.imports;

import java.util.List;

import dental.cuspid.ledger.CauseExplainer;
import dental.cuspid.ledger.CauseView;

import org.springframework.stereotype.Component;

/**
 * Explains opening balances: the file they came with, and where its import is looked at.
 */
@Component
class ImportCauses implements CauseExplainer {

	private final ImportQueries queries;

	ImportCauses(ImportQueries queries) {
		this.queries = queries;
	}

	@Override
	public boolean explains(String causeType) {
		return "IMPORT".equals(causeType);
	}

	@Override
	public CauseView view(String causeId) {
		ImportId id = ImportId.of(causeId);
		return this.queries.find(id)
			.map((run) -> new CauseView("imports.cause.file", List.of(run.fileName(), run.by()),
					"/settings/imports/" + id, run.appliedAt(), null))
			.orElseGet(() -> new CauseView("imports.cause.unknown", List.of(), null, null, null));
	}

}
