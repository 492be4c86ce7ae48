package dental.cuspid;

import java.util.List;

import dental.cuspid.referrals.WeekFile;

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
		if (args.length > 0 && args[0].equals(WeekFile.COMMAND)) {
			System.exit(WeekFile.run(List.of(args).subList(1, args.length), System.out));
		}
		SpringApplication.run(CuspidApplication.class, args);
	}

}
