/**
 * Which client serves which integration.
 */
package dev.oasis.common.provider.api;
