package dental.cuspid.checkout;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/**
 * Receipts, each with its row locked until the end of the transaction.
 */
interface ReceiptRepository extends JpaRepository<Receipt, UUID> {

	/** Number of the receipt of a visit that is not void. */
	@Query("""
			select r.number from Receipt r
			where r.appointmentId = :appointment and r.state <> dental.cuspid.checkout.ReceiptState.VOID""")
	Optional<String> numberOf(UUID appointment);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select r from Receipt r where r.id = :id")
	Optional<Receipt> lock(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select r from Receipt r where r.id = (select p.receiptId from Payment p where p.id = :payment)")
	Optional<Receipt> lockOfPayment(UUID payment);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select r from Receipt r
			where r.appointmentId = :appointment and r.state <> dental.cuspid.checkout.ReceiptState.VOID""")
	Optional<Receipt> lockOfAppointment(UUID appointment);

}
