/**
 * The transactional outbox: an event is a row of the transaction that causes it, and a relay carries rows to Kafka in order.
 * While the broker is away rows wait; duplicates may happen, reordering within a key may not.
 */
package dev.oasis.common.events.outbox;
