package dev.oasis.ingest.webhook.receipt;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads bodies without ever waiting for a thread. What all of them take at one time is bounded: nobody has proven yet that
 * they are wanted.
 */
final class RequestBody {

    private final Vertx vertx;
    private final long largest;
    private final long allAtOnce;
    private final Duration patience;
    private final AtomicLong held = new AtomicLong();

    RequestBody(Vertx vertx, long largest, long allAtOnce, Duration patience) {
        this.vertx = vertx;
        this.largest = largest;
        this.allAtOnce = allAtOnce;
        this.patience = patience;
    }

    /**
     * To be subscribed to at once, on the event loop of the request.
     *
     * @return the whole body; fails with {@link Problem} {@code body_too_large}, {@code malformed_request} when it ends early
     *         or takes too long, {@code service_unavailable} when too many are read already
     */
    Uni<Buffer> read(HttpServerRequest request) {
        return Uni.createFrom().emitter(emitter -> new Reading(request, emitter).begin());
    }

    /** To be called for each body that was read, when it is no longer needed. */
    void release(Buffer body) {
        held.addAndGet(-body.length());
    }

    /** Bytes of all bodies that are read now, or were read and are still needed. */
    long held() {
        return held.get();
    }

    private final class Reading {

        private final HttpServerRequest request;
        private final UniEmitter<? super Buffer> emitter;
        private final Buffer body = Buffer.buffer();
        private boolean over;

        private Reading(HttpServerRequest request, UniEmitter<? super Buffer> emitter) {
            this.request = request;
            this.emitter = emitter;
        }

        private void begin() {
            if (announced() > largest) {
                fail(tooLarge());
                return;
            }
            long timer = vertx.setTimer(patience.toMillis(), ignored -> fail(Problem.of(ProblemCode.MALFORMED_REQUEST,
                    "The body did not arrive within " + patience.toSeconds() + " s.")));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
            request.exceptionHandler(broken -> fail(Problem.of(ProblemCode.MALFORMED_REQUEST, "The body ended early.")));
            request.handler(this::take);
            request.endHandler(end -> {
                vertx.cancelTimer(timer);
                complete();
            });
        }

        // What a header says is not proven; it only spares reading what would be refused in the end.
        private long announced() {
            try {
                return Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
            } catch (NumberFormatException unknown) {
                return 0;
            }
        }

        private Problem tooLarge() {
            return Problem.of(ProblemCode.BODY_TOO_LARGE, "Send at most " + largest + " bytes.");
        }

        private void take(Buffer chunk) {
            if (over) {
                return;
            }
            if (body.length() + (long) chunk.length() > largest) {
                fail(tooLarge());
            } else if (held.addAndGet(chunk.length()) > allAtOnce) {
                held.addAndGet(-chunk.length());
                fail(Problem.later(ProblemCode.SERVICE_UNAVAILABLE, "Too many deliveries come in at once; send it again."));
            } else {
                body.appendBuffer(chunk);
            }
        }

        private void complete() {
            if (!over) {
                over = true;
                emitter.complete(body);
            }
        }

        private void fail(Problem problem) {
            if (!over) {
                over = true;
                release(body);
                emitter.fail(problem);
            }
        }
    }
}
