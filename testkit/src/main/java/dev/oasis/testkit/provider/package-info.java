/**
 * GitHub and GitLab for tests: a Node.js process of its own that speaks the wire format of both, serves repositories that can
 * really be cloned, sends webhooks, and does what a test orders.
 */
package dev.oasis.testkit.provider;
