/**
 * What happens in repositories, and which of it starts a pipeline. Pure: payloads of GitHub and GitLab become one set of
 * events, and a decision that anybody can repeat says for each pipeline whether it runs and, if not, why.
 */
package dev.oasis.common.trigger;
