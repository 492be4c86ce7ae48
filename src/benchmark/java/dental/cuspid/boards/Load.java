package dental.cuspid.boards;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Clients that ask again as soon as they are answered.
 *
 * @param clients how many
 * @param request makes the next request
 */
record Load(int clients, Supplier<HttpRequest> request) {

	/** What came of it. */
	record Result(double perSecond, double p50, double p99, long failed, int done) {

	}

	Result run(double seconds) throws InterruptedException, ExecutionException {
		long start = System.nanoTime();
		long end = start + (long) (seconds * 1e9);
		try (var pool = Executors.newFixedThreadPool(this.clients)) {
			var work = new ArrayList<Callable<long[]>>();
			for (int i = 0; i < this.clients; i++) {
				work.add(() -> ask(end));
			}
			List<long[]> all = new ArrayList<>();
			for (var one : pool.invokeAll(work)) {
				all.add(one.get());
			}
			long[] times = all.stream().flatMapToLong(Arrays::stream).filter((time) -> time > 0).sorted().toArray();
			long failed = all.stream().flatMapToLong(Arrays::stream).filter((time) -> time < 0).count();
			double took = (System.nanoTime() - start) / 1e9;
			return new Result(times.length / took, at(times, 0.5), at(times, 0.99), failed, times.length);
		}
	}

	/** Each client keeps a connection of its own. Nanoseconds; negative where it failed. */
	private long[] ask(long end) throws InterruptedException {
		long[] times = new long[1024];
		int done = 0;
		try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			while (System.nanoTime() < end) {
				long asked = System.nanoTime();
				boolean well = answered(http);
				times = (done == times.length) ? Arrays.copyOf(times, done * 2) : times;
				times[done++] = (System.nanoTime() - asked) * (well ? 1 : -1);
			}
		}
		return Arrays.copyOf(times, done);
	}

	private boolean answered(HttpClient http) throws InterruptedException {
		try {
			return http.send(this.request.get(), HttpResponse.BodyHandlers.ofByteArray()).statusCode() < 400;
		}
		catch (IOException ex) {
			return false;
		}
	}

	static URI at(int port, String path) {
		return URI.create("http://127.0.0.1:" + port + path);
	}

	private static double at(long[] sorted, double part) {
		return (sorted.length == 0) ? Double.NaN : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
	}

}
