package dental.cuspid.clinic;

/**
 * A slot: tells whether amounts in the clinic's currency have been booked, after which
 * the currency stays. Offered by the modules that keep books.
 */
public interface CurrencyInUse {

	boolean inUse();

}
