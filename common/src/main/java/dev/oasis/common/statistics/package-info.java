/**
 * What the roll-ups tell about an app: downloads and checks of a period, and downloads over time. It only reads; analytics
 * writes the tables.
 */
package dev.oasis.common.statistics;
