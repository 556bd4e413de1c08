/**
 * Counts checks and downloads in memory and sends the differences to Kafka once a second. What is not acknowledged is sent
 * again unchanged, so that each count is applied once; nothing on the way of a request waits for it.
 */
package dev.oasis.update.usage;
