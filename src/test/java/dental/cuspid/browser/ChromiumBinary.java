package dental.cuspid.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where the browser is: the one named by {@code CUSPID_CHROMIUM}, else a Chromium or
 * Chrome on the path, else, for root on Debian, the one of the distribution, which is
 * installed.
 */
final class ChromiumBinary {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable");

	private ChromiumBinary() {
	}

	static Path find() {
		String named = System.getenv("CUSPID_CHROMIUM");
		if (named != null) {
			return executable(Path.of(named)).orElseThrow(() -> new AssertionError(
					"CUSPID_CHROMIUM names " + named + ", which cannot be run. Name an installed Chromium or Chrome."));
		}
		return onPath().or(ChromiumBinary::installed)
			.orElseThrow(() -> new AssertionError("The browser tests need Chromium. Install it (Debian and Ubuntu: "
					+ "apt-get install chromium), or name one by the environment variable CUSPID_CHROMIUM."));
	}

	private static Optional<Path> onPath() {
		String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/bin";
		return Stream.of(path.split(File.pathSeparator))
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)))
			.map(ChromiumBinary::executable)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<Path> installed() {
		if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !"root".equals(System.getProperty("user.name"))) {
			return Optional.empty();
		}
		System.out.println("No Chromium found; installing the one of the distribution for the browser tests.");
		boolean done = run("apt-get", "update")
				& run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
		return done ? onPath() : Optional.empty();
	}

	private static boolean run(String... command) {
		try {
			var builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
			return builder.start().waitFor() == 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static Optional<Path> executable(@Nullable Path file) {
		return Optional.ofNullable(file).filter(Files::isRegularFile).filter(Files::isExecutable);
	}

}
