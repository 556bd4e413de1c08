/**
 * Whom a staged rollout includes. Pure: a client's place depends on nothing but the rollout's salt and the id that the client
 * sends, so it is the same on every replica and after every restart.
 */
package dev.oasis.common.catalog.rollout;
