package dental.cuspid.cashback.web;

import dental.cuspid.cashback.MessageSettings;
import dental.cuspid.messaging.Medium;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What patients are told, as it is chosen; nothing chosen means they are not told.
 */
record MessagesForm(@Nullable Medium onAccrual, @Nullable Medium beforeExpiry, @NotNull Integer daysBefore) {

	static MessagesForm of(MessageSettings settings) {
		return new MessagesForm(settings.onAccrual(), settings.beforeExpiry(), settings.daysBefore());
	}

	MessageSettings settings() {
		return new MessageSettings(this.onAccrual, this.beforeExpiry, this.daysBefore);
	}

}
