package dental.cuspid.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;

/**
 * What tests of imports need: files, and imports that run to their end.
 */
class ImportBench {

	private final ImportService imports;

	private final TestStaff staff;

	ImportBench(ImportService imports, TestStaff staff) {
		this.imports = imports;
		this.staff = staff;
	}

	/** A sample file of the specification, where it lies beside the project. */
	static Optional<Path> sample(String name) {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			Path file = folder.resolve("shared/data").resolve(name);
			if (Files.exists(file)) {
				return Optional.of(file);
			}
		}
		return Optional.empty();
	}

	static Path file(String text) {
		try {
			Path file = Files.createTempFile("import", ".csv");
			file.toFile().deleteOnExit();
			return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A short text no other test uses. */
	static String unique() {
		return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 60_000_000_000L), 36).toUpperCase();
	}

	/** A surname no other test uses. */
	static String name() {
		var name = new StringBuilder("B");
		ThreadLocalRandom.current().ints(9, 'a', 'z' + 1).forEach((letter) -> name.append((char) letter));
		return name.toString();
	}

	/** Figures of a phone number no other test uses. */
	static String phone() {
		return "+7701" + ThreadLocalRandom.current().nextLong(1_000_000L, 9_999_999L);
	}

	ImportId upload(ImportKind kind, Path file, OnDuplicate onDuplicate, ImportOptions options) {
		return as(() -> this.imports
			.upload(new NewImport(kind, file.getFileName().toString(), file, Map.of(), onDuplicate, options)));
	}

	ImportId upload(ImportKind kind, String text) {
		return upload(kind, file(text), OnDuplicate.SKIP, kz());
	}

	ImportView apply(ImportId id) {
		as(() -> {
			this.imports.apply(id);
			return null;
		});
		return settled(id);
	}

	ImportView undo(ImportId id) {
		as(() -> {
			this.imports.undo(id);
			return null;
		});
		return settled(id);
	}

	ImportView get(ImportId id) {
		return as(() -> this.imports.get(id));
	}

	<T> T as(Supplier<T> work) {
		return this.staff.as(work, Role.ADMINISTRATOR, Role.DIRECTOR);
	}

	static ImportOptions kz() {
		return new ImportOptions(null, "KZ", null, null, null);
	}

	private ImportView settled(ImportId id) {
		for (int i = 0; i < 1200; i++) {
			ImportView view = get(id);
			if (view.state() != ImportState.RUNNING) {
				return view;
			}
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		return get(id);
	}

}
