/**
 * From a raw address to the feature that answers it. A plain Vert.x route before REST: shipped apps send addresses that strict
 * parsers refuse, and a check must cost next to nothing.
 */
package dev.oasis.update.routing;
