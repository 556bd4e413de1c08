package dev.oasis.localstack.origin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What the origin answers by itself, as problem details (RFC 9457). */
enum Problem {
    BAD_REQUEST(400, "Bad Request", "bad_request", "The path is not a valid URI path."),
    NOT_FOUND(404, "Not Found", "not_found", "There is nothing here."),
    SERVICE_UNAVAILABLE(503, "Service Unavailable", "service_unavailable",
            "The service behind this path does not answer. Try again in a moment.");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final Buffer body;

    Problem(int status, String title, String code, String detail) {
        this.status = status;
        this.body = new JsonObject()
                .put("type", "about:blank").put("title", title).put("status", status)
                .put("detail", detail).put("code", code)
                .toBuffer();
    }

    int status() {
        return status;
    }

    Buffer body() {
        return body.copy();
    }
}
