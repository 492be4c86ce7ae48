package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A movement of a patient's bonus, as lots are worked out from it.
 *
 * @param takesFrom the entry whose lot a claw-back or lapse takes from first
 * @param undoes the entry a reversal or refund gives back
 * @param spendableOn first day what is credited may be spent, null for at once
 * @param expiresOn last day it may be spent, null for ever
 */
record BonusEntry(UUID entry, BigDecimal amount, LocalDate day, Instant at, @Nullable UUID takesFrom,
		@Nullable UUID undoes, @Nullable LocalDate spendableOn, @Nullable LocalDate expiresOn) {

}
