/**
 * When the rollouts of an app stand still: windows each week or once, in which nothing is published and nothing grows by
 * itself, and by hand only when the caller overrides them.
 */
package dev.oasis.common.catalog.freeze;
