/**
 * Proves, before anything is offered, that a Tauri client would accept it: one pass over the content checks signature, bundle
 * kind, size and digest, then just that content is copied to its blob. What was found is kept, so a retry reads nothing again.
 */
package dev.oasis.common.verification;
