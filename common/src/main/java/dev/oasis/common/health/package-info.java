/** What a service says of its own state beyond the probes that SmallRye Health answers. */
package dev.oasis.common.health;
