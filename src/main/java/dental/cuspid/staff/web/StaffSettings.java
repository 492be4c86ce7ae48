package dental.cuspid.staff.web;

import java.util.List;

import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;

import org.springframework.stereotype.Component;

/**
 * The settings of staff.
 */
@Component
class StaffSettings implements SettingsEntries {

	@Override
	public List<SettingsEntry> entries() {
		return List.of(
				new SettingsEntry("access", 10, "/settings/users", "users", "staff.users.title", "staff.users.about",
						Right.MANAGE_USERS),
				new SettingsEntry("access", 20, "/settings/tokens", "api", "staff.tokens.title", "staff.tokens.lead",
						Right.MANAGE_USERS),
				new SettingsEntry("access", 30, "/settings/audit", "shield-check", "staff.audit.title",
						"staff.audit.lead", Right.READ_AUDIT));
	}

}
