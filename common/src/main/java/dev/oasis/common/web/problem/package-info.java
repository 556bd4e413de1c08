/**
 * Errors as RFC 9457 problem+json: one enum owns each stable code and its status, one exception carries it, and the mappers
 * here are the only place where a failure becomes a response.
 */
package dev.oasis.common.web.problem;
