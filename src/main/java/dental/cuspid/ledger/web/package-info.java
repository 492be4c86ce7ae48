/**
 * Statements, explanations and reconciliation.
 */
@NullMarked
package dental.cuspid.ledger.web;

import org.jspecify.annotations.NullMarked;
