package dental.cuspid.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that gives the answers it is told to, or drips them out.
 */
class ScriptedSmtp implements AutoCloseable {

	private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

	private final Map<String, String> answers;

	private final boolean dripping;

	final AtomicInteger connections = new AtomicInteger();

	/** Commands of letters, each with whether it came encrypted. */
	final Map<String, Boolean> encrypted = new ConcurrentHashMap<>();

	/**
	 * @param answers by the first word of a command; {@code .} is the end of a message
	 */
	ScriptedSmtp(Map<String, String> answers, boolean dripping) throws IOException {
		this.answers = answers;
		this.dripping = dripping;
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				this.connections.incrementAndGet();
				Thread.ofVirtual().start(() -> talk(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void talk(Socket client) {
		Socket talking = client;
		try (client) {
			BufferedReader in = reader(client);
			say(client, this.answers.getOrDefault("HELLO", "220 ready"));
			boolean data = false;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (data && !line.equals(".")) {
					continue;
				}
				String command = line.equals(".") ? "." : line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
				String answer = this.answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 ok");
				data = answer.startsWith("354");
				this.encrypted.put(command, talking instanceof SSLSocket);
				say(talking, answer);
				if (command.equals("STARTTLS") && answer.startsWith("220")) {
					talking = secured(talking);
					in = reader(talking);
				}
			}
		}
		catch (IOException | InterruptedException ex) {
			// the client is gone
		}
	}

	private static BufferedReader reader(Socket client) throws IOException {
		return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
	}

	/**
	 * Goes on in TLS, with the certificate nobody has reason to trust of the mail server
	 * for tests.
	 */
	private static Socket secured(Socket client) throws IOException {
		try (var store = ScriptedSmtp.class.getResourceAsStream("/greenmail.p12")) {
			char[] password = "changeit".toCharArray();
			var keys = KeyStore.getInstance("PKCS12");
			keys.load(store, password);
			var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(keys, password);
			var context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			var secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true);
			secured.setUseClientMode(false);
			secured.startHandshake();
			return secured;
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	private void say(Socket client, String answer) throws IOException, InterruptedException {
		OutputStream out = client.getOutputStream();
		for (byte one : (answer + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
			out.write(one);
			out.flush();
			if (this.dripping) {
				Thread.sleep(1000);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
	}

}
