package dev.oasis.common.idempotency;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

/** A creation as HTTP: {@code Location} says where what was made can be asked for, {@code ETag} what it is. */
public final class CreatedResponse {

    private CreatedResponse() {
    }

    public static RestResponse<JsonNode> of(Created created) {
        var response = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(created.status()),
                created.body());
        if (created.location() != null) {
            response.location(URI.create(created.location()));
        }
        if (created.etag() != null) {
            response.header(HttpHeaders.ETAG, created.etag());
        }
        return response.build();
    }
}
