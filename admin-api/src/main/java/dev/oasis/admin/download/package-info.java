/** Addresses for people and scripts with a key to fetch one file, for as long as they ask, also of drafts. */
package dev.oasis.admin.download;
