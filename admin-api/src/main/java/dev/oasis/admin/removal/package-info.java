/**
 * Webhooks that are to be removed at their providers: noted in the transaction that deletes a repository or an integration,
 * and worked off until the provider has removed them or has said that it will not. Deleting never waits for a provider and
 * never fails with it; what is left there stands in a list.
 */
package dev.oasis.admin.removal;
