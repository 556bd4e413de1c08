/**
 * Holds services to their OpenAPI documents: each answer in a REST test is checked against the service's own document, and what
 * no test has seen is listed.
 */
package dev.oasis.testkit.openapi;
