package dental.cuspid.imports;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a file of patients takes and how much memory (BASE-13): 2 000 rows in the
 * build, {@code -Dimport.rows=50000} for the figure in docs/measurements.md.
 */
@IntegrationTest
class ImportSpeedTests {

	private static final int ROWS = Integer.getInteger("import.rows", 2_000);

	/** The floor of five minutes for 50 000 rows, and as much again for other rows. */
	private static final double SECONDS_PER_ROW = 2 * 300.0 / 50_000;

	private ImportBench bench;

	@Autowired
	ImportSpeedTests(ImportService imports, TestStaff staff) {
		this.bench = new ImportBench(imports, staff);
	}

	@Test
	void aFileOfPatientsIsQuick() throws Exception {
		String text = file();
		var heap = new AtomicLong();
		try (var watch = Executors.newSingleThreadScheduledExecutor()) {
			watch.scheduleAtFixedRate(() -> heap.accumulateAndGet(used(), Math::max), 0, 200, TimeUnit.MILLISECONDS);
			long start = System.nanoTime();
			ImportId id = this.bench.upload(ImportKind.PATIENTS, text);
			double read = seconds(start);
			assertThat(this.bench.apply(id).counts().create()).isEqualTo(ROWS);
			double applied = seconds(start) - read;
			System.out.printf("import of %d rows: preview %.1f s, apply %.1f s (%.0f rows/s), heap at most %d MB%n",
					ROWS, read, applied, ROWS / applied, heap.get() >> 20);
			assertThat(applied).isLessThan(5 + SECONDS_PER_ROW * ROWS);
			watch.shutdownNow();
		}
	}

	/**
	 * Every person with a phone, two thirds with an e-mail address, a third with money.
	 */
	private static String file() {
		var text = new StringBuilder("Card number;Full name;Date of birth;Phone;Email;Internal account;Bonus\n");
		String mark = ImportBench.unique();
		for (int i = 0; i < ROWS; i++) {
			text.append("%s-%d;Иванов%s Пётр%d;%02d.%02d.%d;+7705%07d;%s;%s;%s%n".formatted(mark, i, mark, i,
					1 + i % 28, 1 + i % 12, 1950 + i % 60, 1_000_000 + i,
					(i % 3 == 0) ? "" : "p" + i + "@" + mark + ".example.org", (i % 3 == 0) ? "100" : "",
					(i % 9 == 0) ? "7,50" : ""));
		}
		return text.toString();
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}

	private static long used() {
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
