package dental.cuspid.checkout;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Refunds; only ever added.
 */
interface RefundRepository extends JpaRepository<Refund, UUID> {

}
