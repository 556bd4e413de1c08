package dev.oasis.common.idempotency;

import java.net.URI;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

/** 201 with {@code Location}. */
public final class CreatedResponse {

    private CreatedResponse() {
    }

    public static RestResponse<JsonNode> of(Created created) {
        return of(created.location(), created.body());
    }

    /** For a creation that takes longer than one transaction and so cannot be remembered under an idempotency key. */
    public static <T> RestResponse<T> of(String location, T body) {
        return RestResponse.ResponseBuilder.<T> create(RestResponse.Status.CREATED)
                .location(URI.create(location)).entity(body).build();
    }
}
