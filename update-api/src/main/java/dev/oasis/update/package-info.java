/**
 * The public, hot service: answers update checks, redirects downloads and takes what clients report. It holds the catalog in
 * memory and goes on answering while PostgreSQL and Kafka are away.
 */
package dev.oasis.update;
