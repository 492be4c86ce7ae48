package dental.cuspid.messaging.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Messages in the rail.
 */
@Configuration(proxyBeanMethods = false)
class MessagesPlace {

	@Bean
	Place messagesInTheRail() {
		return Place.of("messages", "/messages", "message", "work", 55).openTo(Right.READ_PATIENTS);
	}

}
