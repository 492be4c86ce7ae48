package dental.cuspid.shared;

import java.util.ArrayList;
import java.util.List;

import dental.cuspid.IntegrationTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows written at the end of a transaction are all written once, in order, with their own
 * transaction and with no other.
 */
@IntegrationTest
class GatheredTests {

	private final List<List<String>> written = new ArrayList<>();

	private final Gathered<String> rows = new Gathered<>(this.written::add);

	private final TransactionTemplate transaction;

	private final TransactionTemplate own;

	GatheredTests(@Autowired PlatformTransactionManager transactions) {
		this.transaction = new TransactionTemplate(transactions);
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	@Test
	void rowsOfATransactionAreWrittenTogetherAtItsEnd() {
		this.transaction.executeWithoutResult((status) -> {
			this.rows.add("first");
			this.rows.add("second");
			assertThat(this.written).isEmpty();
		});
		this.transaction.executeWithoutResult((status) -> this.rows.add("third"));

		assertThat(this.written).containsExactly(List.of("first", "second"), List.of("third"));
	}

	@Test
	void withoutATransactionEachIsWrittenAtOnce() {
		this.rows.add("first");
		this.rows.add("second");

		assertThat(this.written).containsExactly(List.of("first"), List.of("second"));
	}

	@Test
	void whatIsRolledBackIsNeverWritten() {
		this.transaction.executeWithoutResult((status) -> {
			this.rows.add("lost");
			status.setRollbackOnly();
		});
		this.transaction.executeWithoutResult((status) -> this.rows.add("kept"));

		assertThat(this.written).containsExactly(List.of("kept"));
	}

	@Test
	void aTransactionWithinAnotherWritesItsOwnRowsAlone() {
		this.transaction.executeWithoutResult((status) -> {
			this.rows.add("outer, before");
			this.own.executeWithoutResult((inner) -> this.rows.add("inner"));
			this.own.executeWithoutResult((inner) -> {
				this.rows.add("inner, lost");
				inner.setRollbackOnly();
			});
			this.rows.add("outer, after");
		});

		assertThat(this.written).containsExactly(List.of("inner"), List.of("outer, before", "outer, after"));
	}

	@Test
	void whoIsAboutToReadHasThemWrittenBefore() {
		this.transaction.executeWithoutResult((status) -> {
			this.rows.flush();
			this.rows.add("first");
			this.rows.flush();
			this.rows.flush();
			assertThat(this.written).containsExactly(List.of("first"));
			this.rows.add("second");
		});

		assertThat(this.written).containsExactly(List.of("first"), List.of("second"));
	}

	@Test
	void aRowThatComesWhileTheTransactionEndsIsNotLost() {
		this.transaction.executeWithoutResult((status) -> {
			this.rows.add("first");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					GatheredTests.this.rows.add("late");
				}

			});
		});

		assertThat(this.written).containsExactly(List.of("first"), List.of("late"));
	}

}
