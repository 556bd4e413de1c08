/**
 * Sessions of people: a JWT in a cookie for browsers or as a Bearer token for scripts, checked here by every service that
 * people talk to. The token only names a session; what its person may do, and whether it still holds, is read from the
 * database and kept for less than five seconds. Sessions are opened and ended by admin-api alone. See ADR 0008.
 */
package dev.oasis.common.identity.session;
