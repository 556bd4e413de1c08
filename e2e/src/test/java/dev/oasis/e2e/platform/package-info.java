/**
 * A whole platform for tests: the stack with one process for each part, the packaged services, clients to talk to them, and
 * the means to break single processes and to bring them back.
 */
package dev.oasis.e2e.platform;
