/**
 * The system tests: a signed release goes in, an installed update comes out, counted, also while parts of the platform are
 * away.
 */
package dev.oasis.e2e;
