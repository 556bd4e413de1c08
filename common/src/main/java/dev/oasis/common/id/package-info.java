/** Identifiers: ULIDs, which sort by the time they were made and need no central counter. */
package dev.oasis.common.id;
