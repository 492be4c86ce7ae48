package dental.cuspid.pipelines;

/**
 * What the log of a deal tells. Shown by {@code pipelines.log.} + name.
 */
public enum Happening {

	OPENED("plus"), MOVED("arrow-right"), NOT_MOVED("ban"), CHANGED("pencil"), REFRESHED("refresh"),
	REPEATED("refresh"), CONTACT("phone-incoming"), TASK("checkbox"), TASKS_DONE("checks"), MESSAGE("message"),
	NO_MESSAGE("ban"), STALLED("hourglass"), SNOOZED("clock-pause"), DEAL_OPENED("git-merge"),
	TAKEN_BACK("arrow-back-up"), NOT_TAKEN_BACK("ban"), CALENDAR("calendar");

	private final String icon;

	Happening(String icon) {
		this.icon = icon;
	}

	public String icon() {
		return this.icon;
	}

}
