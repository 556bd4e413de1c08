/**
 * The load benchmark: update checks beside a bare Vert.x route and nginx that send the same bytes. Tagged {@code bench} and run
 * by {@code -Pbench} alone. It has no opinion on speed: it fails only when an answer is wrong.
 */
package dev.oasis.e2e.bench;
