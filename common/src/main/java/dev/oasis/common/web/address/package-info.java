/**
 * Who asks: the address of the client, as far as configured proxies vouch for it. This is the only place that reads
 * forwarding headers.
 */
package dev.oasis.common.web.address;
