package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Payments; changed only while the row of their receipt is locked.
 */
interface PaymentRepository extends JpaRepository<Payment, UUID> {

	/** What was paid by one tender on a receipt, less refunds. */
	@Query("""
			select coalesce(sum(p.amount - p.refunded), 0) from Payment p
			where p.receiptId = :receipt and p.tender = :tender and p.voidedAt is null""")
	BigDecimal netPaid(UUID receipt, Tender tender);

	@Modifying
	@Query("delete from Payment p where p.receiptId = :receipt")
	void deleteOfReceipt(UUID receipt);

}
