/**
 * Domain events: their envelope, their topics, and what they say. An event leaves through the
 * {@link dev.oasis.common.events.outbox outbox} of the transaction that causes it.
 */
package dev.oasis.common.events;
