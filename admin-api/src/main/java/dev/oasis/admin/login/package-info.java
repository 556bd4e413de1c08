/**
 * Logging in and out: a browser is sent to a provider and comes back with an answer that belongs to it alone, the person is
 * recognised, invited or refused, and gets a session. The only writer of the table of login attempts.
 */
package dev.oasis.admin.login;
