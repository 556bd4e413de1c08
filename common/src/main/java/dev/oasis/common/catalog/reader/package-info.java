/**
 * Reads what the catalog offers through the plain SQL client, without entities: for services that hold it in memory and for
 * those that explain an answer. Nothing here writes.
 */
package dev.oasis.common.catalog.reader;
