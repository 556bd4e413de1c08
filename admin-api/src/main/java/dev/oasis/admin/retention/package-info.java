/** Deletes what has served its time: remembered calls, seen events, finished counting processes, old proofs. */
package dev.oasis.admin.retention;
