/** How a change of the catalog becomes visible: the clock that update-api follows, and the event that makes it look sooner. */
package dev.oasis.common.catalog.change;
