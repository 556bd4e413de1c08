/** Says how many of the active clients would get a release now, from the counts of their checks. Changes nothing. */
package dev.oasis.admin.preview;
