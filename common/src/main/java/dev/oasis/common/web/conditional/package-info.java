/**
 * Conditional requests (RFC 9110, sections 8.8.3 and 13): {@code ETag}, {@code If-None-Match}, {@code If-Match}.
 * <p>
 * How a resource takes part: its view implements {@link dev.oasis.common.web.conditional.Tagged}, which puts the tag on every
 * answer and answers 304. Its changing methods hand {@code preconditions.get()} of
 * {@link dev.oasis.common.web.conditional.CurrentPreconditions} to the use case, which calls
 * {@code preconditions.require(View.of(entity))} when the row is locked and not changed yet. An answer to a creating call gets
 * its tag from {@link dev.oasis.common.idempotency.CreationCall}.
 */
package dev.oasis.common.web.conditional;
