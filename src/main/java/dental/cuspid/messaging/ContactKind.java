package dental.cuspid.messaging;

import org.jspecify.annotations.Nullable;

/**
 * How somebody reached the clinic. Shown by {@code messaging.contact.kind.} + name.
 */
public enum ContactKind {

	CALL("phone-incoming"), SMS("message"), EMAIL("mail"), MESSENGER("message-circle"), SOCIAL("messages"),
	WEB_FORM("world");

	private final String icon;

	ContactKind(String icon) {
		this.icon = icon;
	}

	public String icon() {
		return this.icon;
	}

	/**
	 * Whether nobody answered.
	 */
	boolean isMissed(@Nullable Integer durationSeconds) {
		return this == CALL && durationSeconds != null && durationSeconds == 0;
	}

}
