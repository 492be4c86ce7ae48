package dental.cuspid.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a mail server and, so often as asked, takes a whole message through but
 * cuts the connection before the server's answer.
 */
class CuttingProxy implements AutoCloseable {

	private final ServerSocket door;

	private final int server;

	private final AtomicInteger cuts;

	CuttingProxy(int server, int cuts) throws IOException {
		this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		this.server = server;
		this.cuts = new AtomicInteger(cuts);
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				Thread.ofVirtual().start(() -> connect(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void connect(Socket client) {
		try (client; Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.server)) {
			var talk = new Talk();
			Thread answers = Thread.ofVirtual().start(() -> answers(upstream, client, talk));
			byte[] buffer = new byte[8192];
			InputStream in = client.getInputStream();
			OutputStream out = upstream.getOutputStream();
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				talk.heard(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
				out.write(buffer, 0, n);
				out.flush();
			}
			answers.interrupt();
		}
		catch (IOException ex) {
			// one side is gone
		}
	}

	private void answers(Socket upstream, Socket client, Talk talk) {
		try {
			byte[] buffer = new byte[8192];
			InputStream in = upstream.getInputStream();
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				if (talk.ended && this.cuts.getAndDecrement() > 0) {
					client.setSoLinger(true, 0);
					client.close();
					upstream.close();
					return;
				}
				client.getOutputStream().write(buffer, 0, n);
				client.getOutputStream().flush();
			}
		}
		catch (IOException ex) {
			// one side is gone
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
	}

	/** Whether the end of a message went by. */
	private static final class Talk {

		private final StringBuilder tail = new StringBuilder();

		private volatile boolean ended;

		void heard(String text) {
			this.tail.append(text);
			this.ended = this.ended || this.tail.indexOf("\r\n.\r\n") >= 0;
		}

	}

}
