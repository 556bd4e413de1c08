/**
 * Completes each service's OpenAPI document while it is built, by rule rather than by annotations: operation ids, error codes,
 * security, headers, descriptions and examples. Nothing here runs in a service.
 */
package dev.oasis.common.openapi;
