package dev.oasis.common.publishing;

/** Whose set of claims an issuer's tokens carry. */
public enum IssuerKind {
    /** GitHub Actions, of github.com or an Enterprise Server. */
    GITHUB,
    /** GitLab CI, of gitlab.com or self-managed. */
    GITLAB
}
