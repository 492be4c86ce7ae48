package dental.cuspid.checkout;

/**
 * States of a receipt; shown by {@code checkout.state.} + name.
 */
public enum ReceiptState {

	OPEN, PART_PAID, SETTLED, REFUNDED, VOID

}
