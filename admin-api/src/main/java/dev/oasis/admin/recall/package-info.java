/**
 * Recalling a release over REST: nobody is offered it any more, and the caller chooses what becomes of the clients that have
 * it. What signatures rule out is refused with the way that is left.
 */
package dev.oasis.admin.recall;
