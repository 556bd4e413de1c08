/**
 * What everybody needs who asks an OpenID Connect provider for what it publishes: safe addresses, and copies that are renewed
 * seldom and kept while the provider is away.
 */
package dev.oasis.common.openid;
