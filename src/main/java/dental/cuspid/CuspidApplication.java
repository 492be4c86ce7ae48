package dental.cuspid;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;

/**
 * Starts Cuspid.
 */
@SpringBootApplication
@EnableAsync
@Modulithic(systemName = "Cuspid", sharedModules = "shared")
public class CuspidApplication {

	public static void main(String[] args) {
		SpringApplication.run(CuspidApplication.class, args);
	}

}
