/**
 * The inbox: keeps each delivery once, hands it to workers under a lease, and moves it in the transaction of its effects.
 */
package dev.oasis.ingest.webhook.inbox;
