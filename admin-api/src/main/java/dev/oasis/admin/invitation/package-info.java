/**
 * Invitations over REST, and their acceptance: whoever logs in with the invited address or login becomes what the invitation
 * promises, once. The only writer of the invitation table.
 */
package dev.oasis.admin.invitation;
