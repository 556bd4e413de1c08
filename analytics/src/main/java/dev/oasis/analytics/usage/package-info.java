/**
 * Usage: counts from update-api and reports from clients become hourly and daily roll-ups. A record is counted once, however
 * often it comes: position, sequence or event id, and counts are one transaction. What a retry may cure is retried in order for
 * ever; what no retry cures goes to the dead-letter topic.
 */
package dev.oasis.analytics.usage;
