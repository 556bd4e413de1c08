/**
 * Takes deliveries over HTTP: finds the hook by path or headers, proves the sender over the bytes as they came, reads the JSON
 * only then, and answers when the inbox has it. Runs on the event loop; large bodies are checked on a few worker threads.
 */
package dev.oasis.ingest.webhook.receipt;
