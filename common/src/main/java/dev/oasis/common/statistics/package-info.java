/**
 * What the roll-ups tell about an app: downloads and checks of a period, downloads over time, and all downloads of it or of one
 * of its releases. It only reads; analytics writes the tables.
 */
package dev.oasis.common.statistics;
