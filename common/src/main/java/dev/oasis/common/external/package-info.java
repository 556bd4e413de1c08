/**
 * Bundles and installers that lie elsewhere: an address on a host that the operator has allow-listed stands in place of an
 * object of ours. It is fetched once and verified like an upload. Since callers choose the address, every hop is held to
 * public addresses, and the connection goes to exactly the address that was looked at.
 */
package dev.oasis.common.external;
