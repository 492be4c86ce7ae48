package dental.cuspid;

import java.util.List;
import java.util.stream.Collectors;

import dental.cuspid.staff.DemoSignIn;
import dental.cuspid.staff.DemoSignIns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The last lines of a start: the address to open and, where the demo clinic is loaded,
 * who can sign in (BASE-19). Scripts wait for the first of them, so its wording is fixed.
 */
@Component
class ReadyAnnouncement {

	private static final Logger log = LoggerFactory.getLogger(ReadyAnnouncement.class);

	private final ObjectProvider<DemoSignIns> demo;

	private final Environment environment;

	ReadyAnnouncement(ObjectProvider<DemoSignIns> demo, Environment environment) {
		this.demo = demo;
		this.environment = environment;
	}

	@EventListener
	@Order(Ordered.LOWEST_PRECEDENCE)
	void ready(ApplicationReadyEvent event) {
		if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
			return;
		}
		log.info("Cuspid is ready: {}", address(web.getWebServer().getPort()));
		this.demo.stream()
			.map(DemoSignIns::signIns)
			.flatMap(List::stream)
			.collect(Collectors.groupingBy(DemoSignIn::password,
					Collectors.mapping(DemoSignIn::username, Collectors.joining(", "))))
			.forEach((password, users) -> log.info("Demo sign-ins, password {}: {}", password, users));
	}

	private String address(int port) {
		boolean tls = this.environment.containsProperty("server.ssl.bundle")
				|| this.environment.containsProperty("server.ssl.key-store")
				|| this.environment.containsProperty("server.ssl.certificate");
		String path = this.environment.getProperty("server.servlet.context-path", "");
		return (tls ? "https" : "http") + "://localhost:" + port + path + "/";
	}

}
