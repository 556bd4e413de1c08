/**
 * Repositories over REST: those of an integration that Oasis looks at, the app that each is linked to, and their commits.
 */
package dev.oasis.admin.repository;
