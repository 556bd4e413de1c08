/**
 * The benchmarks: update checks beside a bare Vert.x route and nginx that send the same bytes, and long lists at both ends.
 * Tagged {@code bench} and run by {@code -Pbench} alone. They have no opinion on speed: they fail only when an answer is wrong.
 */
package dev.oasis.e2e.bench;
