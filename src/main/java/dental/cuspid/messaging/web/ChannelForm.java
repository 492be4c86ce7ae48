package dental.cuspid.messaging.web;

import dental.cuspid.messaging.ContactChannelView;
import dental.cuspid.messaging.ContactKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is typed.
 */
record ChannelForm(@NotBlank String code, @NotBlank String name, @NotNull ContactKind kind,
		@Nullable String trackingNumber, @Nullable String formKey, boolean active) {

	static ChannelForm empty() {
		return new ChannelForm("", "", ContactKind.CALL, null, null, true);
	}

	static ChannelForm of(ContactChannelView channel) {
		return new ChannelForm(channel.code(), channel.name(), channel.kind(), channel.trackingNumber(),
				channel.formKey(), channel.active());
	}

}
