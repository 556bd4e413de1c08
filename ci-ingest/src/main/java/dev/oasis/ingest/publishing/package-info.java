/**
 * Trusted publishing at the CI door: a job exchanges the ID token of its CI, once, for a token of Oasis that works for some
 * minutes, on one app, and for what the app's rule allows. Proof comes before any look at the database, and an issuer is only
 * asked for its keys when the operator trusts it.
 */
package dev.oasis.ingest.publishing;
