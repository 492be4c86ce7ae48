package dental.cuspid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the application's own. Writes are durable (fsync on), only this
 * machine's passwords get in, and a server left behind by a killed application is stopped
 * before it is started again. A second application on the same folder is refused.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private static final String NAME = "cuspid";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final FileChannel lockFile;

	private final EmbeddedPostgres server;

	private final String password;

	private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server, String password) {
		this.lockFile = lockFile;
		this.server = server;
		this.password = password;
	}

	static EmbeddedDatabase start(Path home) throws IOException {
		Path folder = home.toAbsolutePath().normalize();
		Path data = folder.resolve("postgresql");
		Files.createDirectories(folder);
		FileChannel lockFile = lock(folder.resolve("app.lock"));
		Path secret = folder.resolve("database.secret");
		stopLeftBehind(data);
		if (!Files.exists(data)) {
			create(folder, data, newSecret(secret));
		}
		String password = Files.readString(secret).strip();
		EmbeddedPostgres server = builder(folder, data).setConnectConfig("password", password).start();
		log.info("database ready in {}", folder);
		return new EmbeddedDatabase(lockFile, server, password);
	}

	@Override
	public String getUsername() {
		return NAME;
	}

	@Override
	public String getPassword() {
		return this.password;
	}

	@Override
	public String getJdbcUrl() {
		return "jdbc:postgresql://localhost:" + this.server.getPort() + "/" + NAME;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.lockFile.close();
	}

	private static FileChannel lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		FileLock lock = null;
		try {
			lock = channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			log.debug("locked by this process", ex);
		}
		if (lock == null) {
			channel.close();
			throw new IllegalStateException("Cuspid is already running on " + file.getParent()
					+ ". Stop it, or start this one with another cuspid.home.");
		}
		return channel;
	}

	private static String newSecret(Path file) throws IOException {
		byte[] bytes = new byte[24];
		new SecureRandom().nextBytes(bytes);
		String secret = HexFormat.of().formatHex(bytes);
		Files.deleteIfExists(file);
		if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		Files.writeString(file, secret);
		return secret;
	}

	/** A server whose application was killed still holds the data; ask it to stop. */
	private static void stopLeftBehind(Path data) throws IOException {
		Path pidFile = data.resolve("postmaster.pid");
		if (!Files.exists(pidFile)) {
			return;
		}
		long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
		Optional<ProcessHandle> process = ProcessHandle.of(pid)
			.filter((handle) -> handle.info().command().orElse("").contains("postgres"));
		if (process.isPresent()) {
			log.info("stopping the database server left behind by the last run");
			try {
				new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
				process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException ex) {
				throw new IllegalStateException("the database server left behind does not stop", ex);
			}
		}
	}

	/**
	 * Makes the database beside its place and moves it there when it is whole: a first
	 * start that is killed leaves nothing that a second one could take for a database.
	 */
	private static void create(Path folder, Path data, String password) throws IOException {
		Path unfinished = folder.resolve("postgresql.new");
		stopLeftBehind(unfinished);
		FileSystemUtils.deleteRecursively(unfinished);
		try (EmbeddedPostgres server = builder(folder, unfinished).start()) {
			protect(server, unfinished, password);
		}
		Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
	}

	private static EmbeddedPostgres.Builder builder(Path folder, Path data) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setOverrideWorkingDirectory(folder.resolve("server").toFile())
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPGStartupWait(PATIENCE)
			.setLocaleConfig("locale", "C.UTF-8")
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "60")
			.setServerConfig("unix_socket_directories", "");
	}

	private static void protect(EmbeddedPostgres server, Path data, String password) throws IOException {
		try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
				Statement statement = connection.createStatement()) {
			statement.execute("create role " + NAME + " login password '" + password + "'");
			statement.execute("create database " + NAME + " owner " + NAME);
			statement.execute("alter role postgres password '" + password + "'");
			Files.writeString(data.resolve("pg_hba.conf"), """
					local all all scram-sha-256
					host all all 127.0.0.1/32 scram-sha-256
					host all all ::1/128 scram-sha-256
					""");
			statement.execute("select pg_reload_conf()");
		}
		catch (SQLException ex) {
			throw new IOException("the new database could not be set up", ex);
		}
	}

}
