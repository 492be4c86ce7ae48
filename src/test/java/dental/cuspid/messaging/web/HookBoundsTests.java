package dental.cuspid.messaging.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dental.cuspid.IntegrationTest;
import dental.cuspid.messaging.ContactChannelSecrets;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What webhooks cost at worst (W6, W7) and every shape of a telephone number (W9), over
 * real HTTP. The figures are printed for docs/measurements.md.
 */
@IntegrationTest
class HookBoundsTests {

	/** The cheapest counts: the processors are shared with whatever else runs. */
	private static final int TRIES = 20;

	/** Of calls in flight at once; the machine that sends is the one that answers. */
	private static final int AT_ONCE = 32;

	/**
	 * Twice the idle time where that is more; the build shares its processors with
	 * others.
	 */
	private static final Duration SLOWEST = Duration.ofSeconds(2);

	private static final Duration CPU = Duration.ofMillis(50);

	private static final long HEAP = 16L << 20;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalServerPort
	private int port;

	@Autowired
	private ContactChannelService channels;

	@Autowired
	private InboundService inbound;

	static Stream<Arguments> heavyBodies() {
		return Stream.of(heavy("empty", ""), heavy("one byte too many", "x".repeat((1 << 20) + 1)),
				heavy("10 000 deep", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
				heavy("100 000 keys", "{" + String.join(",",
						IntStream.range(0, 100_000).mapToObj((i) -> '"' + Integer.toString(i, 36) + "\":1").toList())
						+ "}"),
				heavy("duplicate keys", "{\"from\":\"1\",\"from\":\"2\"}"), heavy("not a number", "{\"a\":NaN}"),
				heavy("a number of a megabyte", "{\"durationSeconds\":" + "9".repeat(1_000_000) + "}"),
				heavy("a text of a megabyte", "{\"text\":\"" + "x".repeat(1_000_000) + "\"}"),
				heavy("half a text", "{\"text\":\"" + "\\u00".repeat(200_000)),
				heavy("array", "[" + "1,".repeat(500_000)),
				heavy("XML with a DTD", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
				heavy("byte order mark", "\uFEFF{}"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("heavyBodies")
	void aBadBodyCostsLittle(String name, String body) throws Exception {
		Channel channel = channel("heavy");
		long heap = Long.MAX_VALUE;
		long cpu = Long.MAX_VALUE;
		for (int i = 0; i < TRIES && (i < 3 || cpu >= CPU.toNanos()); i++) {
			HttpRequest request = channel.signed(body);
			long before = cpu();
			int status = this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			cpu = Math.min(cpu, cpu() - before);
			assertThat(status).isBetween(400, 499);
			heap = Math.min(heap, used());
		}
		long after = used();
		System.out.printf("hook %-26s %3d ms CPU, heap %+d KiB%n", name, cpu / 1_000_000, (after - heap) >> 10);
		assertThat(Duration.ofNanos(cpu)).as("client and server together").isLessThan(CPU);
		assertThat(after - heap).isLessThan(HEAP);
	}

	@Test
	void aFloodDoesNotReachTheOthers() throws Exception {
		Channel quiet = channel("quiet");
		HttpRequest forged = HttpRequest.newBuilder(channel("flooding").address())
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build();
		IntStream.range(0, 60).forEach((i) -> call(quiet));
		long idle = worst(IntStream.range(0, 100).mapToObj((i) -> call(quiet)).toList());
		var held = new AtomicInteger();
		var sent = new AtomicInteger();
		var flight = new Semaphore(AT_ONCE);
		List<Took> during = new ArrayList<>();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			// five seconds of 500 a second; what the sender itself cannot have in flight
			// falls out
			for (int n = 0; n < 2500; n++) {
				if (flight.tryAcquire()) {
					threads.submit(() -> {
						try {
							var answer = this.http.send(forged, HttpResponse.BodyHandlers.discarding());
							sent.incrementAndGet();
							if (answer.statusCode() == 429
									&& answer.headers().firstValueAsLong("Retry-After").isPresent()) {
								held.incrementAndGet();
							}
						}
						finally {
							flight.release();
						}
						return null;
					});
				}
				if (n % 25 == 0) {
					during.add(call(quiet));
				}
				Thread.sleep(2);
			}
		}
		long flooded = worst(during);
		System.out.printf("hook flood: other source p99 %d ms idle, %d ms in the flood; %d sent, %d held back%n",
				idle / 1_000_000, flooded / 1_000_000, sent.get(), held.get());
		assertThat(during).allSatisfy((one) -> assertThat(one.status()).isEqualTo(202));
		assertThat(Duration.ofNanos(flooded)).as("p99 of the other source")
			.isLessThan(Duration.ofNanos(Math.max(2 * idle, SLOWEST.toNanos())));
		assertThat(held).hasPositiveValue();
	}

	@Test
	void numbersOfAllCountriesComeThroughTheDoor() throws Exception {
		Channel channel = channel("phones");
		var library = PhoneNumberUtil.getInstance();
		List<String[]> asked = new ArrayList<>();
		for (String region : library.getSupportedRegions()) {
			for (PhoneNumberType type : List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)) {
				var example = library.getExampleNumberForType(region, type);
				if (example != null && asked.size() < 300) {
					var shape = List
						.of(PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164, PhoneNumberFormat.RFC3966)
						.get(asked.size() % 3);
					asked.add(new String[] { library.format(example, shape),
							library.format(example, PhoneNumberFormat.E164) });
				}
			}
		}
		for (String nobody : List.of("112", "911", "110", "anonymous", "204", "sip:204@pbx", "", "+")) {
			asked.add(new String[] { nobody, null });
		}
		assertThat(asked).hasSizeGreaterThan(300);
		List<ContactId> contacts = new ArrayList<>();
		for (String[] one : asked) {
			String body = "{\"externalId\":\"%s\",\"channel\":\"CALL\",\"from\":\"%s\"}".formatted(UUID.randomUUID(),
					one[0]);
			HttpResponse<String> answer;
			do {
				answer = this.http.send(channel.signed(body), HttpResponse.BodyHandlers.ofString());
			}
			while (answer.statusCode() == 429);
			assertThat(answer.statusCode()).as(one[0]).isEqualTo(202);
			contacts.add(ContactId.of(answer.body().replaceAll(".*\"contact\":\"([^\"]+)\".*", "$1")));
		}
		for (int i = 0; i < asked.size(); i++) {
			ContactId id = contacts.get(i);
			for (int n = 0; n < 800 && !CurrentStaff.asSystem(() -> this.inbound.status(id)).processed(); n++) {
				Thread.sleep(25);
			}
			assertThat(CurrentStaff.asSystem(() -> this.inbound.get(id)).phone()).as(asked.get(i)[0])
				.isEqualTo(asked.get(i)[1]);
		}
	}

	private Took call(Channel channel) {
		try {
			HttpRequest request = channel.signed("{\"externalId\":\"" + UUID.randomUUID() + "\"}");
			long start = System.nanoTime();
			int status = this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			return new Took(status, System.nanoTime() - start);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static long worst(List<Took> calls) {
		return calls.stream()
			.mapToLong(Took::nanos)
			.sorted()
			.skip(calls.size() * 99L / 100 - 1)
			.findFirst()
			.orElseThrow();
	}

	private Channel channel(String name) {
		String code = name + "-" + UUID.randomUUID().toString().substring(0, 8);
		ContactChannelSecrets secrets = CurrentStaff
			.asSystem(() -> this.channels.add(new NewContactChannel(code, code, ContactKind.CALL, null, null)));
		return new Channel(URI.create("http://127.0.0.1:" + this.port + "/hooks/" + code), secrets.signing());
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime();
	}

	private static long used() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static Arguments heavy(String name, String body) {
		return Arguments.of(name, body);
	}

	private record Took(int status, long nanos) {

	}

	private record Channel(URI address, String secret) {

		HttpRequest signed(String body) {
			String id = "msg_" + UUID.randomUUID();
			long now = Instant.now().getEpochSecond();
			try {
				return HttpRequest.newBuilder(this.address)
					.header("webhook-id", id)
					.header("webhook-timestamp", String.valueOf(now))
					.header("webhook-signature", new Webhook(this.secret).sign(id, now, body))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
					.build();
			}
			catch (WebhookSigningException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
