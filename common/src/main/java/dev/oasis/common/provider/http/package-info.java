/**
 * One HTTP exchange with a provider: JSON in both directions, redirects within the provider only, rate limits and refusals
 * told by type. Nothing that was sent or received stands in an error.
 */
package dev.oasis.common.provider.http;
