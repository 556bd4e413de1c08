/**
 * Downloads: a redirect from our own address to where the verified bytes lie. Updates for clients, installers for people.
 * Files that are no longer offered stay reachable, through the database.
 */
package dev.oasis.update.download;
