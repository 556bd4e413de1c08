package dev.oasis.admin.login;

import java.util.Optional;

import org.jboss.resteasy.reactive.RestQuery;

/** What a provider sends a browser back with (RFC 6749, 4.1.2; RFC 9207). Whatever else it adds is ignored. */
public class CallbackQuery {

    @RestQuery
    public Optional<String> state;
    @RestQuery
    public Optional<String> code;
    @RestQuery
    public Optional<String> iss;
    @RestQuery
    public Optional<String> error;
}
