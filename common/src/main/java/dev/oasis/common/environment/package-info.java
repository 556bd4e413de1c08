/**
 * The environment variables of the systems that Oasis unites, accepted under their own names: an installation that moves here
 * keeps its environment. Own names win, and what is in use is said at the start.
 */
package dev.oasis.common.environment;
