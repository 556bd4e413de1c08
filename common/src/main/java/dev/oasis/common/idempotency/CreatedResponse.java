package dev.oasis.common.idempotency;

import java.net.URI;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

/** A creation as HTTP, with {@code Location} where what was made can be asked for. */
public final class CreatedResponse {

    private CreatedResponse() {
    }

    public static RestResponse<JsonNode> of(Created created) {
        var response = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(created.status()),
                created.body());
        return (created.location() == null ? response : response.location(URI.create(created.location()))).build();
    }
}
