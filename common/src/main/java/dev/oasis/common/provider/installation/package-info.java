/**
 * Which accounts have installed a GitHub App, as GitHub tells it when it is asked and by events, and what follows from it: an
 * integration and repositories that are out of reach say so. The only writer of the table {@code installation} and of the
 * columns of {@code repository} that tell its reach.
 */
package dev.oasis.common.provider.installation;
