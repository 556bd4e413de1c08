/**
 * Brings the schema and the topics to what this version needs: in the background of a running service, or as the one-shot runs
 * {@code migrate} and {@code migrate --dry-run}. The only place of Oasis that uses JDBC and Flyway.
 */
package dev.oasis.admin.migration;
