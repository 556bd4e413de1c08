/**
 * From a webhook to jobs: which pipelines the event starts, and why it does not start the others. What must be asked of the
 * provider is asked before the transaction; without an answer a pipeline rather runs.
 */
package dev.oasis.ingest.trigger;
