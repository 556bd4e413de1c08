package dev.oasis.common.idempotency;

import java.net.URI;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

/** 201 with {@code Location}. */
public final class CreatedResponse {

    private CreatedResponse() {
    }

    public static RestResponse<JsonNode> of(Created created) {
        return RestResponse.ResponseBuilder.<JsonNode> create(RestResponse.Status.CREATED)
                .location(URI.create(created.location())).entity(created.body()).build();
    }
}
