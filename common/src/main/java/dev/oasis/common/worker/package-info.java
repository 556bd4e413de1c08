/** Blocking work that a reactive chain waits for, on a bounded number of threads. */
package dev.oasis.common.worker;
