/** Channels of an app over REST: in which order of stability they stand, made, changed, deleted. */
package dev.oasis.admin.channel;
