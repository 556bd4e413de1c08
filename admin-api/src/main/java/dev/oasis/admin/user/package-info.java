/**
 * People over REST: listed, renamed, given roles, shut out, deleted; their identities and sessions. The writer of the tables
 * about people; how they come in is the business of invitations and logins.
 */
package dev.oasis.admin.user;
