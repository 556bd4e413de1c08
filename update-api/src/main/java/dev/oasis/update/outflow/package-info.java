/**
 * The way of records to Kafka, and where they wait on disk while it is away. What is in the spool goes first and in order; a
 * file leaves the spool when the broker has acknowledged all of it.
 */
package dev.oasis.update.outflow;
