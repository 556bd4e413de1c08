/**
 * What a service says of its own state beyond the probes that SmallRye Health answers: each thing that it stands on is a
 * {@link dev.oasis.common.health.HealthPart}, written beside what it speaks of.
 */
package dev.oasis.common.health;
