package dental.cuspid.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import dental.cuspid.messaging.InboxRows.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A contact put together from its events: for each field the first event in time that
 * names it decides, the longest duration counts. The same events make the same story in
 * whatever order they came.
 *
 * @param sender as the outside named it
 */
record ContactStory(ContactKind kind, @Nullable String sender, @Nullable String phone, @Nullable String email,
		@Nullable String name, @Nullable String text, Map<String, String> utm, @Nullable String trackingNumber,
		@Nullable String formKey, @Nullable Integer durationSeconds, @Nullable String recording, Instant occurredAt,
		boolean signed) {

	/**
	 * @param entries all events, sorted by time and identifier
	 */
	static ContactStory of(List<Entry> entries) {
		List<ReceiveContact> told = entries.stream()
			.map((entry) -> HookFields.contact(entry.body(), ContactKind.CALL, entry.externalId()).orElseThrow())
			.toList();
		var utm = new TreeMap<String, String>();
		told.forEach((event) -> event.utm().forEach(utm::putIfAbsent));
		Instant received = entries.stream().map(Entry::receivedAt).min(Instant::compareTo).orElseThrow();
		Instant occurred = told.stream()
			.map(ReceiveContact::occurredAt)
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(received);
		Instant latest = received.plusSeconds(300);
		return new ContactStory(told.getFirst().kind(), first(told, ReceiveContact::from),
				first(told, ReceiveContact::phone), first(told, ReceiveContact::email),
				first(told, ReceiveContact::name), first(told, ReceiveContact::text), utm,
				first(told, ReceiveContact::trackingNumber), first(told, ReceiveContact::formKey),
				told.stream()
					.map(ReceiveContact::durationSeconds)
					.filter(Objects::nonNull)
					.max(Integer::compareTo)
					.orElse(null),
				first(told, ReceiveContact::recording), occurred.isAfter(latest) ? received : occurred,
				entries.stream().allMatch(Entry::signed));
	}

	private static @Nullable String first(List<ReceiveContact> told, Function<ReceiveContact, @Nullable String> field) {
		return told.stream().map(field).map(Optional::ofNullable).flatMap(Optional::stream).findFirst().orElse(null);
	}

}
