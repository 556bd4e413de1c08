/**
 * What happens to rollouts by themselves: ramps grow step by step and scheduled releases are published, by PostgreSQL's clock,
 * by one replica at a time, and not inside a freeze window.
 */
package dev.oasis.admin.ramp;
