package dental.cuspid;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The application in a process of its own, on a database of its own, so that it can be
 * killed.
 */
public final class AppProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Cuspid is ready: http://localhost:(\\d+)/");

	private static final int PATIENCE = 180;

	private final Process process;

	private final List<String> output = Collections.synchronizedList(new ArrayList<>());

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private AppProcess(Process process) {
		this.process = process;
		Thread.ofVirtual().start(this::read);
	}

	/**
	 * Starts the application and waits until it answers.
	 * @param home where its data lives
	 */
	public static AppProcess start(Path home, String... settings) {
		AppProcess app = launch(home, settings);
		app.port();
		return app;
	}

	/** Starts the application and does not wait. */
	static AppProcess launch(Path home, String... settings) {
		try {
			Path arguments = Files.createTempFile("cuspid-test", ".args");
			Files.writeString(arguments, "-cp \"" + classpath() + "\"");
			var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@" + arguments,
					"dental.cuspid.CuspidApplication", "--server.port=0", "--cuspid.home=" + home,
					"--cuspid.bootstrap.api-token=" + TestStaff.ADMIN_TOKEN,
					"--cuspid.bootstrap.admin-password=" + TestStaff.PASSWORD));
			command.addAll(List.of(settings));
			return new AppProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where it answers. */
	public int port() {
		try {
			return this.port.get(PATIENCE, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			this.process.destroyForcibly();
			throw new AssertionError("the application did not start:\n" + tail(), ex);
		}
	}

	ApiClient api() {
		return new ApiClient(port(), TestStaff.ADMIN_TOKEN);
	}

	/** Takes the process away from one moment to the next, as a power cut does. */
	void killNine() {
		this.process.destroyForcibly();
		await();
	}

	/** Asks the process to stop, as an operator does. */
	void stop() {
		this.process.destroy();
		await();
	}

	String tail() {
		synchronized (this.output) {
			return this.output.stream()
				.skip(Math.max(0, this.output.size() - 60))
				.collect(Collectors.joining(System.lineSeparator()));
		}
	}

	@Override
	public void close() {
		if (this.process.isAlive()) {
			stop();
		}
	}

	private void await() {
		try {
			if (!this.process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
				throw new AssertionError("the application does not stop:\n" + tail());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				this.output.add(line);
				Matcher matcher = PORT.matcher(line);
				if (matcher.find()) {
					this.port.complete(Integer.valueOf(matcher.group(1)));
				}
			}
		}
		catch (IOException ex) {
			this.output.add(ex.toString());
		}
		this.port.completeExceptionally(new IllegalStateException("the process ended"));
	}

	/** The product's classes and libraries without those of the tests. */
	private static String classpath() {
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(all.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
