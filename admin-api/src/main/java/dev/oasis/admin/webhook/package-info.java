/**
 * Webhooks over REST: hooks with their secrets, what has come in through them, and having that processed anew. It works on the
 * inbox alone; receiving and processing is the CI door's.
 */
package dev.oasis.admin.webhook;
