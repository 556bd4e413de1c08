/** Issuers of ID tokens as a process of their own, and the claims that GitHub and GitLab document. */
package dev.oasis.testkit.publishing;
