/**
 * Compares what providers have sent with what the inbox holds, has the rest sent again, and raises an alarm where a provider
 * sends nothing any more.
 */
package dev.oasis.ingest.webhook.reconcile;
