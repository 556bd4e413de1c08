/**
 * Trusted publishing: jobs of a repository release an app by the ID token of their CI, with no stored secret. Here are the
 * issuers that the operator trusts and the rules, which admin-api keeps and ci-ingest judges by; all of it is plain Java but
 * for the entity.
 */
package dev.oasis.common.publishing;
