package dental.cuspid.ledger.web;

import java.util.List;

import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;

import org.springframework.stereotype.Component;

/**
 * The books among the settings.
 */
@Component
class LedgerSettings implements SettingsEntries {

	@Override
	public List<SettingsEntry> entries() {
		return List.of(new SettingsEntry("money", 40, "/settings/books", "scale", "ledger.books.title",
				"ledger.books.about", Right.READ_BOOKS));
	}

}
