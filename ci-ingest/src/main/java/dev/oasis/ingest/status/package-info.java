/**
 * Tells providers where their commits' jobs are: commit statuses, check runs. What is to be told waits in a table of one row
 * for each job, which holds the newest state only; so nothing older can be told after it, and the last is always told.
 */
package dev.oasis.ingest.status;
