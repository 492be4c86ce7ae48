package dental.cuspid.pipelines.web;

import java.util.List;

import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;

import org.springframework.stereotype.Component;

/**
 * The stages and the automation in the settings.
 */
@Component
class StageSettings implements SettingsEntries {

	@Override
	public List<SettingsEntry> entries() {
		return List.of(
				new SettingsEntry("clinic", 70, "/settings/stages", "layout-kanban", "boards.stages.title",
						"boards.stages.about", Right.EDIT_DIRECTORIES),
				new SettingsEntry("clinic", 75, "/settings/automation", "bolt", "boards.automation.title",
						"boards.automation.about", Right.EDIT_DIRECTORIES));
	}

}
