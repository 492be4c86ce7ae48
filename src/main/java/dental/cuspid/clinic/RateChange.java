package dental.cuspid.clinic;

/**
 * What a service shall earn in standard mode from now on (CB-1).
 *
 * @param before what it earned when the person looked, so that nobody's change is
 * overwritten unseen
 */
public record RateChange(ServiceId service, CashbackSetting before, CashbackSetting now) {

}
