package dental.cuspid.boards;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * P1, P2 and P7: the board and a move with many deals, beside the bare stack and pgbench on
 * the same PostgreSQL in one run, one after the other in each round; medians and ratios.
 * Wants {@code psql} and {@code pgbench} and a server of which {@code PGHOST},
 * {@code PGPORT} and {@code PGUSER} (no password) tell, may create databases there, and
 * leaves them for the next run. How to call it stands in docs/measurements.md.
 */
public final class BoardBenchmark implements AutoCloseable {

	private static final Path FILES = Path.of("src/benchmark/boards");

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*(?:content|value)=\"([^\"]+)\"");

	private static final int DEALS = Integer.getInteger("deals", 100_000);

	private static final int CLIENTS = Integer.getInteger("clients", 16);

	private static final int SECONDS = Integer.getInteger("seconds", 8);

	private static final int WARM = Integer.getInteger("warm", 60);

	private static final int ROUNDS = Integer.getInteger("rounds", 3);

	private static final int PORT = Integer.getInteger("port", 18280);

	/** Odoo 17 and Tryton at 16 clients, cut to 8 x 20 cards; measured once, not in this run. */
	private static final Map<String, Double> PEERS = Map.of("board Odoo", 4.8, "board Tryton", 2.9, "move Odoo", 28.0);

	/** What the identifiers of filled deals begin with. */
	private static final String FILLED = "01900000-0000-7000-8000-";

	private final List<Process> started = new ArrayList<>();

	private final Map<String, List<Double>> rates = new LinkedHashMap<>();

	public static void main(String[] args) throws Exception {
		try (var benchmark = new BoardBenchmark()) {
			benchmark.run();
		}
	}

	private void run() throws Exception {
		String floor = "bench_floor_" + DEALS;
		String own = "bench_boards_" + DEALS;
		if (create(floor)) {
			sql(floor, "-v", "deals=" + DEALS, "-f", FILES.resolve("floor.sql").toString());
		}
		boolean empty = create(own);
		start(BareStack.class.getName(), PORT, floor, "--spring.config.name=bare", "--spring.thymeleaf.prefix=file:" + FILES
			.resolve("bare").toAbsolutePath() + "/");
		start("dental.cuspid.CuspidApplication", PORT + 1, own, "--cuspid.demo=true",
				"--cuspid.home=" + Files.createTempDirectory("cuspid-benchmark"));
		await(PORT, "/board");
		await(PORT + 1, "/login");
		if (empty) {
			sql(own, "-v", "deals=" + DEALS, "-f", FILES.resolve("fill.sql").toString());
		}
		var person = new Person(PORT + 1);
		person.stages.putAll(stages(own));
		Load board = new Load(CLIENTS, () -> person.get("/boards/appointments?branch=all"));
		Load move = new Load(CLIENTS, person::move);
		Load bareBoard = new Load(CLIENTS, () -> HttpRequest.newBuilder(Load.at(PORT, "/board")).build());
		Load bareMove = new Load(CLIENTS, BoardBenchmark::bareMove);
		board.run(WARM);
		move.run(WARM);
		bareBoard.run(WARM / 4d);
		bareMove.run(WARM / 4d);
		for (int round = 1; round <= ROUNDS; round++) {
			System.out.printf("round %d, load %s%n", round, Files.readString(Path.of("/proc/loadavg")).strip());
			note("board pgbench", () -> pgbench(floor, "floor-board"));
			note("board bare", () -> http("bare board", bareBoard));
			note("board", () -> http("board", board));
			note("move pgbench", () -> pgbench(floor, "floor-move"));
			note("move pgbench, same work", () -> pgbench(own, "move"));
			note("move bare", () -> http("bare move", bareMove));
			person.stages.putAll(stages(own));
			note("move", () -> http("move", move));
		}
		ratio("P2 board / bare", median("board") / median("board bare"));
		ratio("P1 board / Odoo", median("board") / PEERS.get("board Odoo"));
		ratio("P1 board / Tryton", median("board") / PEERS.get("board Tryton"));
		ratio("P7 move / pgbench", median("move") / median("move pgbench"));
		ratio("P7 move / pgbench with history and automation", median("move") / median("move pgbench, same work"));
		ratio("P7 move / Odoo", median("move") / PEERS.get("move Odoo"));
	}

	/** Which of the three stages of the fill each deal stands in, from an earlier run too. */
	private static Map<Integer, Integer> stages(String database) throws Exception {
		var stages = new HashMap<Integer, Integer>();
		output(List.of("psql", "-Atc",
				"select id, right(stage, 1) from deal where starts_with(stage, 'BENCH_') and starts_with(id::text, '" + FILLED
						+ "')",
				database))
			.lines()
			.map((line) -> line.split("\\|"))
			.forEach((row) -> stages.put(Integer.parseInt(row[0].substring(FILLED.length()), 16), Integer.valueOf(row[1])));
		return stages;
	}

	private static HttpRequest bareMove() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return HttpRequest.newBuilder(Load.at(PORT, "/move"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("d=" + random.nextInt(1, DEALS + 1) + "&t=" + random.nextInt(1, 9)))
			.build();
	}

	private void note(String what, Callable<Double> measured) throws Exception {
		this.rates.computeIfAbsent(what, (key) -> new ArrayList<>()).add(measured.call());
	}

	private static double http(String what, Load load) throws Exception {
		Load.Result result = load.run(SECONDS);
		System.out.printf(Locale.ROOT, "  %-26s %8.1f/s  p50 %7.2f ms  p99 %7.2f ms  failed %d%n", what,
				result.perSecond(), result.p50(), result.p99(), result.failed());
		return result.perSecond();
	}

	private static double pgbench(String database, String script) throws Exception {
		String said = output(List.of("pgbench", "-n", "-M", "prepared", "-f", FILES.resolve(script + ".pgbench").toString(),
				"-D", "deals=" + DEALS, "-c", "" + CLIENTS, "-j", "2", "-T", "" + SECONDS, database));
		Matcher rate = Pattern.compile("tps = ([0-9.]+)").matcher(said);
		if (!rate.find()) {
			throw new IllegalStateException(said);
		}
		System.out.printf(Locale.ROOT, "  %-26s %8s/s%n", script + " (pgbench)", rate.group(1));
		return Double.parseDouble(rate.group(1));
	}

	private double median(String what) {
		List<Double> sorted = this.rates.get(what).stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

	private static void ratio(String what, double value) {
		System.out.printf(Locale.ROOT, "%-46s %6.2f%n", what, value);
	}

	/** Whether the database is new. */
	private static boolean create(String database) throws Exception {
		String known = output(
				List.of("psql", "-Atc", "select 1 from pg_database where datname = '" + database + "'", "postgres"));
		if (known.isBlank()) {
			output(List.of("createdb", database));
		}
		return known.isBlank();
	}

	private static void sql(String database, String... options) throws Exception {
		var command = new ArrayList<>(List.of("psql", "-q", "-d", database));
		command.addAll(List.of(options));
		output(command);
	}

	private static String output(List<String> command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException(String.join(" ", command) + ": " + said);
		}
		return said;
	}

	private void start(String main, int port, String database, String... settings) throws IOException {
		Path arguments = Files.createTempFile("cuspid-benchmark", ".args");
		Files.writeString(arguments, "-cp \"" + System.getProperty("java.class.path") + "\"");
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:+UseSerialGC", "@" + arguments, main, "--server.port=" + port,
				"--spring.datasource.url=jdbc:postgresql://%s:%s/%s".formatted(System.getenv("PGHOST"),
						System.getenv("PGPORT"), database),
				"--spring.datasource.username=" + System.getenv("PGUSER"),
				"--cuspid.bootstrap.admin-password=correct-horse-battery"));
		command.addAll(List.of(settings));
		Path log = Path.of("target", "benchmark-" + port + ".log");
		this.started.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
	}

	private void await(int port, String path) throws Exception {
		try (var http = HttpClient.newHttpClient()) {
			for (int i = 0; i < 300; i++) {
				try {
					http.send(HttpRequest.newBuilder(Load.at(port, path)).build(), HttpResponse.BodyHandlers.discarding());
					return;
				}
				catch (IOException ex) {
					TimeUnit.SECONDS.sleep(1);
				}
			}
		}
		throw new IllegalStateException("nothing answers at " + port + ", see target/benchmark-" + port + ".log");
	}

	@Override
	public void close() {
		this.started.forEach(Process::destroy);
	}

	/** The coordinator of the demo clinic, signed in. */
	private static final class Person {

		private final int port;

		private final String cookie;

		private final String token;

		/** Where each deal stands: a card that stays where it is would be no move. */
		private final Map<Integer, Integer> stages = new ConcurrentHashMap<>();

		Person(int port) throws Exception {
			this.port = port;
			var cookies = new CookieManager();
			try (var http = HttpClient.newBuilder().cookieHandler(cookies).build()) {
				String form = "_csrf=" + token(http, "/login") + "&username=coordinator&password=linden-demo-2026";
				http.send(form("/login", form).build(), HttpResponse.BodyHandlers.discarding());
				this.token = token(http, "/boards/appointments");
			}
			this.cookie = cookies.getCookieStore()
				.getCookies()
				.stream()
				.map((one) -> one.getName() + "=" + one.getValue())
				.reduce((one, other) -> one + "; " + other)
				.orElseThrow();
		}

		HttpRequest get(String path) {
			return HttpRequest.newBuilder(Load.at(this.port, path)).header("Cookie", this.cookie).build();
		}

		/** As the board sends it when a card is dropped. */
		HttpRequest move() {
			ThreadLocalRandom random = ThreadLocalRandom.current();
			int deal = 8 * random.nextInt(1, DEALS / 8) + random.nextInt(5, 8);
			String path = "/deals/%s%012x/move".formatted(FILLED, deal);
			int stage = Objects
				.requireNonNull(this.stages.compute(deal, (key, at) -> 1 + (Objects.requireNonNull(at) + random.nextInt(2)) % 3));
			return form(path, "stage=BENCH_%d&submission=%s&_csrf=%s".formatted(stage,
					Long.toString(random.nextLong(), 36) + System.nanoTime(), this.token))
				.header("Cookie", this.cookie)
				.header("HX-Request", "true")
				.build();
		}

		private HttpRequest.Builder form(String path, String form) {
			return HttpRequest.newBuilder(Load.at(this.port, path))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form));
		}

		private String token(HttpClient http, String path) throws Exception {
			String page = http
				.send(HttpRequest.newBuilder(Load.at(this.port, path)).build(), HttpResponse.BodyHandlers.ofString())
				.body();
			Matcher found = CSRF.matcher(page);
			if (!found.find()) {
				throw new IllegalStateException(path + " shows no form");
			}
			return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
		}

	}

}
