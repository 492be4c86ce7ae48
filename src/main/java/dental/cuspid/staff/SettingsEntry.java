package dental.cuspid.staff;

import org.jspecify.annotations.Nullable;

/**
 * A page of the settings, as their overview lists it.
 *
 * @param group clinic, money, access or data
 * @param order within the group, in tens
 * @param titleKey message key of its name
 * @param aboutKey message key of what it is for
 * @param right needed to see it, null for everyone
 */
public record SettingsEntry(String group, int order, String href, String icon, String titleKey, String aboutKey,
		@Nullable Right right) {

}
