/** Lists by id, newest first, with a cursor that costs the same on the last page as on the first. */
package dev.oasis.common.paging;
