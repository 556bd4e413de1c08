/**
 * How often somebody may ask. Requests belong to classes, each with a token bucket for every subject: the client's network
 * for public classes and failed credentials, the key or person for the others. What is public is always counted in this
 * process; the rest stands behind {@link dev.oasis.common.ratelimit.BucketStore}, so that replicas may share it later.
 */
package dev.oasis.common.ratelimit;
