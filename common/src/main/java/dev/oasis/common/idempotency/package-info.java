/**
 * {@code Idempotency-Key}: a creating call that is repeated with the same key and body gets the first answer again. The note
 * is written in the transaction of the effect and kept for a day.
 */
package dev.oasis.common.idempotency;
