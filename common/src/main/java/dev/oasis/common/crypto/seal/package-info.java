/**
 * Secrets that Oasis has to give back in the clear, such as a provider's token: sealed with AES-256-GCM under keys that the
 * operator configures and can change while everything runs. Secrets that only have to be recognised are digests and do not
 * belong here. See ADR 0031.
 */
package dev.oasis.common.crypto.seal;
