/**
 * What the tests of several modules share. It depends on nothing of ours, so that every module may use it, {@code common}
 * included.
 */
package dev.oasis.testkit;
