/**
 * What makes a consumer idempotent: the effect and the note that it was made are one transaction, so a record that comes
 * twice has its effect once.
 */
package dev.oasis.common.events.consumer;
