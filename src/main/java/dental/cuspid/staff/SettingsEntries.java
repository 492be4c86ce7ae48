package dental.cuspid.staff;

import java.util.List;

/**
 * A slot: pages of the settings, offered by the module that owns them.
 */
public interface SettingsEntries {

	List<SettingsEntry> entries();

}
