/**
 * Login providers for tests, each a Node.js process of its own: a certified OpenID Connect server, one that speaks GitHub's
 * wire format, and issuers that each break one rule; and a browser to log in with.
 */
package dev.oasis.testkit.login;
