/**
 * GitHub and GitHub Enterprise Server over their REST API, version 2022-11-28
 * (<a href="https://docs.github.com/en/rest">reference</a>), as an App, with a token or with an OAuth grant.
 */
package dev.oasis.common.provider.github;
