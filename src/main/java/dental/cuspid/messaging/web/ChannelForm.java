package dental.cuspid.messaging.web;

import java.util.List;
import java.util.stream.Stream;

import dental.cuspid.messaging.ContactChannelView;
import dental.cuspid.messaging.ContactKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is typed.
 */
record ChannelForm(@NotBlank String code, @NotBlank String name, @NotNull ContactKind kind,
		@Nullable String trackingNumber, @Nullable String formKey, @Nullable String addresses, boolean active) {

	static ChannelForm empty() {
		return new ChannelForm("", "", ContactKind.CALL, null, null, null, true);
	}

	List<String> addressList() {
		return (this.addresses != null)
				? Stream.of(this.addresses.split("[\\s,;]+")).filter((one) -> !one.isEmpty()).toList() : List.of();
	}

	static ChannelForm of(ContactChannelView channel) {
		return new ChannelForm(channel.code(), channel.name(), channel.kind(), channel.trackingNumber(),
				channel.formKey(), String.join(" ", channel.addresses()), channel.active());
	}

}
