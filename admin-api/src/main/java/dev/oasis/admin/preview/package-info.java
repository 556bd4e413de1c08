/**
 * Says how many of the active clients, by version and platform, would get a release now: those that send an id as estimates
 * from sketches, the checks of the others apart. Changes nothing.
 */
package dev.oasis.admin.preview;
