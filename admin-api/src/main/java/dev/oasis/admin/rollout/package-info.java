/**
 * Who is offered a published release, over REST: rollouts by channel, the terms of the offer, and the recall. Each change ends
 * with a tick of the catalog clock.
 */
package dev.oasis.admin.rollout;
