package dental.cuspid.demo;

import java.time.Duration;
import java.util.List;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.staff.Bootstrap;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.DemoSignIn;
import dental.cuspid.staff.DemoSignIns;
import dental.cuspid.staff.StaffService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills a clinic that is still empty with the demo clinic before the first page is
 * served, and offers its sign-ins on the sign-in page (BASE-19). Only where
 * {@code cuspid.demo} says so; without it no password is known to anybody.
 */
@Component
@Conditional(DemoWanted.class)
class DemoClinic implements SmartLifecycle, DemoSignIns {

	private static final Logger log = LoggerFactory.getLogger(DemoClinic.class);

	/** Looks for what follows, twenty in a second. */
	private static final int PATIENCE = 1200;

	private final DemoLoader loader;

	private final BranchService branches;

	private final StaffService staff;

	private final JdbcClient jdbc;

	private volatile boolean running;

	private volatile boolean there;

	/**
	 * @param bootstrap comes first: the administrator is there before anybody else
	 */
	DemoClinic(DemoLoader loader, BranchService branches, StaffService staff, JdbcClient jdbc, Bootstrap bootstrap) {
		this.jdbc = jdbc;
		this.loader = loader;
		this.branches = branches;
		this.staff = staff;
	}

	@Override
	public void start() {
		if (this.branches.all().isEmpty()) {
			long begun = System.nanoTime();
			this.loader.load();
			settle();
			this.loader.work();
			settle();
			this.loader.past();
			log.info("Demo clinic {} loaded in {} s.", DemoDirectory.CLINIC,
					Duration.ofNanos(System.nanoTime() - begun).toSeconds());
		}
		this.there = CurrentStaff.asSystem(() -> this.branches.find(DemoDirectory.MITTE).isPresent()
				&& this.staff.find(DemoDirectory.USERS.getFirst().username()).isPresent());
		this.running = true;
	}

	/** Boards, tasks and messages follow what was loaded a moment later. */
	private void settle() {
		for (int looks = 0; looks < PATIENCE && waiting(); looks++) {
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private boolean waiting() {
		return this.jdbc.sql("select exists (select 1 from event_publication where completion_date is null)")
			.query(Boolean.class)
			.single();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server takes requests and before jobs begin. */
	@Override
	public int getPhase() {
		return 0;
	}

	@Override
	public List<DemoSignIn> signIns() {
		if (!this.there) {
			return List.of();
		}
		return DemoDirectory.USERS.stream()
			.map((user) -> new DemoSignIn(user.username(), DemoLoader.PASSWORD, "staff.role." + user.role()))
			.toList();
	}

}
