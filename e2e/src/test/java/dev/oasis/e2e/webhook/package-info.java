/**
 * From a push at a provider to a job and back to the commit's status: real services, and the provider as a process of its own
 * that speaks GitHub's and GitLab's wire format.
 */
package dev.oasis.e2e.webhook;
