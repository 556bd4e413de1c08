/**
 * Releases from CI, all or nothing and idempotent by their content. Objects are read and verified first; then one transaction
 * writes release, artifacts, installers and, if asked, the publication. A process that dies at any moment therefore leaves
 * either the whole release or none: what may remain are verification notes and blobs, which belong to no release, mislead
 * nobody and make the retry quicker. The retry of a post that was committed but not answered finds the same content and
 * answers it; a post that lost a race against another begins again and meets the winner's release.
 */
package dev.oasis.ingest.release;
