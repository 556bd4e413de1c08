/**
 * {@code Idempotency-Key}: a creating call that is repeated with the same key and body gets the first answer again. The answer
 * is written down in the transaction of the effect and kept for a day.
 * <p>
 * A resource injects {@link dev.oasis.common.idempotency.CreationCall} and returns
 * {@code creation.once(request, () -> things.create(…), ThingView::id).map(CreatedResponse::of)}; path, key and
 * {@code Location} are seen to.
 */
package dev.oasis.common.idempotency;
