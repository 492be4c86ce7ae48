package dental.cuspid.clinic.web;

import java.util.List;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The settings as a place of work, and the clinic's own pages in them.
 */
@Configuration(proxyBeanMethods = false)
class SettingsPlace implements SettingsEntries {

	@Bean
	Place settingsInTheRail() {
		return Place.of("settings", "/settings", "settings", "settings", 900);
	}

	@Override
	public List<SettingsEntry> entries() {
		return List.of(
				new SettingsEntry("clinic", 10, "/settings/clinic", "building-hospital", "clinic.settings.title",
						"clinic.settings.about", null),
				new SettingsEntry("clinic", 20, "/settings/branches", "map-pin", "clinic.branches.title",
						"clinic.branches.about", null),
				new SettingsEntry("clinic", 30, "/settings/practitioners", "stethoscope", "clinic.practitioners.title",
						"clinic.practitioners.about", null),
				new SettingsEntry("clinic", 40, "/settings/chairs", "armchair-2", "clinic.chairs.title",
						"clinic.chairs.about", null),
				new SettingsEntry("clinic", 50, "/settings/sources", "speakerphone", "clinic.sources.title",
						"clinic.sources.about", null),
				new SettingsEntry("money", 10, "/settings/services", "list-details", "clinic.services.title",
						"clinic.services.about", null),
				new SettingsEntry("money", 20, "/settings/categories", "tags", "clinic.categories.title",
						"clinic.categories.about", null),
				new SettingsEntry("money", 30, "/settings/amounts", "gift", "clinic.amounts.title",
						"clinic.amounts.about", null),
				new SettingsEntry("data", 10, "/settings/imports", "file-import", "clinic.imports.title",
						"clinic.imports.about", Right.IMPORT));
	}

}
