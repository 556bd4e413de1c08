/**
 * Webhooks as all services see them: the hooks by which providers reach us, with their secrets, and the events that came in.
 * The CI door receives and works them off, administration shows and replays them.
 */
package dev.oasis.common.webhook;
