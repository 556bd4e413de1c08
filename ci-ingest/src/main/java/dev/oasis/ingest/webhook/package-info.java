/**
 * Receives webhooks and works them off. A delivery is answered 202 when it is committed to the inbox, and never before; from
 * there each event is handed to its {@link dev.oasis.ingest.webhook.EventHandler handlers} until their effects are committed
 * together with its new state.
 */
package dev.oasis.ingest.webhook;
