/** Small cryptographic pieces that several features share. */
package dev.oasis.common.crypto;
