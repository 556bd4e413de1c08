/**
 * Who can vouch for people: OpenID Connect providers and GitHub, as the operator configures them. Sends browsers there and
 * turns what they bring back into a proven person (authorization code flow with PKCE; RFC 6749, 7636, 9207, OpenID Connect
 * Core 1.0). A provider is only spoken to while somebody logs in, so none has to be there when the service starts.
 */
package dev.oasis.admin.provider;
