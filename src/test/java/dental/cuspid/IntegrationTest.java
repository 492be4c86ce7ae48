package dental.cuspid;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a real PostgreSQL. All such tests share one
 * application and one database: each makes its own rows with names of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "cuspid.demo=false", "cuspid.messaging.sms.price-per-part=0.075",
				"cuspid.bootstrap.admin-password=correct-horse-battery",
				"cuspid.bootstrap.api-token=" + TestStaff.ADMIN_TOKEN })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({ TestDatabase.Container.class, TestStaff.class, StatementCounter.class })
public @interface IntegrationTest {

}
