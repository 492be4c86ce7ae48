package dental.cuspid.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that gives the answers it is told to, or drips them out.
 */
class ScriptedSmtp implements AutoCloseable {

	private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

	private final Map<String, String> answers;

	private final boolean dripping;

	final AtomicInteger connections = new AtomicInteger();

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
		try (client) {
			var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
			say(client, this.answers.getOrDefault("HELLO", "220 ready"));
			boolean data = false;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (data && !line.equals(".")) {
					continue;
				}
				String command = line.equals(".") ? "." : line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
				String answer = this.answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 ok");
				data = answer.startsWith("354");
				say(client, answer);
			}
		}
		catch (IOException | InterruptedException ex) {
			// the client is gone
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
