/**
 * What clients say about updates: downloaded, installed, started, failed. Each report becomes one record; it is accepted when
 * Kafka or the disk has it.
 */
package dev.oasis.update.event;
