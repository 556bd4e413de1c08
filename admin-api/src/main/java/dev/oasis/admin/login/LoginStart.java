package dev.oasis.admin.login;

import java.net.URI;

/**
 * What a browser is given to go to a provider with.
 *
 * @param authorization where it goes
 * @param cookie value of {@code Set-Cookie} by which it is recognised when it comes back
 */
record LoginStart(URI authorization, String cookie) {
}
