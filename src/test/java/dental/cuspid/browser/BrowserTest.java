package dental.cuspid.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dental.cuspid.IntegrationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the whole application in a real browser. It shares the application and the
 * database of every {@link IntegrationTest}; a parameter of type {@link Chromium} is the
 * browser.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Tag("browser")
@ExtendWith(ChromiumExtension.class)
public @interface BrowserTest {

}
