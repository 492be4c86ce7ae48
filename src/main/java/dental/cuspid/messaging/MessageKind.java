package dental.cuspid.messaging;

/**
 * Why a patient is written to: service needs no consent, only no opt-out; a campaign
 * needs consent.
 */
public enum MessageKind {

	SERVICE, CAMPAIGN

}
