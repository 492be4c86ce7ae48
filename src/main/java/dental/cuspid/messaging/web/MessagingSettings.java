package dental.cuspid.messaging.web;

import java.util.List;

import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;

import org.springframework.stereotype.Component;

/**
 * Texts and channels among the settings.
 */
@Component
class MessagingSettings implements SettingsEntries {

	@Override
	public List<SettingsEntry> entries() {
		return List.of(
				new SettingsEntry("clinic", 80, "/settings/templates", "template", "messaging.templates.title",
						"messaging.templates.about", Right.EDIT_DIRECTORIES),
				new SettingsEntry("clinic", 90, "/settings/channels", "phone-incoming", "messaging.channels.title",
						"messaging.channels.about", Right.EDIT_DIRECTORIES));
	}

}
