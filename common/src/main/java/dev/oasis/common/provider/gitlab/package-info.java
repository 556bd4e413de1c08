/**
 * GitLab, its own and self-hosted, over its REST API v4 (<a href="https://docs.gitlab.com/api/rest/">reference</a>), with a
 * token or
 * with an OAuth grant.
 */
package dev.oasis.common.provider.gitlab;
