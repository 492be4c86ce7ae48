package dental.cuspid.messaging;

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

}
