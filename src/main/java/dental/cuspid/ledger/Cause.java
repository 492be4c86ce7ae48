package dental.cuspid.ledger;

/**
 * What made a movement.
 *
 * @param type for example PAYMENT, REFUND, REFERRAL, IMPORT, CORRECTION
 * @param id identifier of the cause within its type
 */
public record Cause(String type, String id) {

}
