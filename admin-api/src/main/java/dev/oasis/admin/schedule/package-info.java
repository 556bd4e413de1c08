/** When a draft is published by itself, over REST; doing it is {@code admin.ramp}'s. */
package dev.oasis.admin.schedule;
