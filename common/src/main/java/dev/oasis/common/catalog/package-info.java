/**
 * The catalog: apps and what they offer to whom. Its sub-packages hold one thing each; the decision which update a client
 * gets is a pure function in {@code decision}. Every change that update-api may have to answer differently for ends with
 * {@link dev.oasis.common.catalog.change.CatalogChanges}.
 */
package dev.oasis.common.catalog;
