package dev.oasis.common.identity;

/**
 * Who caused something, as it is kept: no credential, only names.
 *
 * @param address network address of the caller, as far as configured proxies vouch for it
 */
public record Actor(String id, String name, String address, String traceId) {
}
