package dental.cuspid.checkout;

/**
 * What one reward program noted about a receipt when it was opened, kept with it. What
 * follows from it as the receipt stands is worked out when somebody asks.
 *
 * @param basis the program's own notes
 */
record FrozenAssessment(String program, String basis) {

}
