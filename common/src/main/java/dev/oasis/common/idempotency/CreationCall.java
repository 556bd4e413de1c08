package dev.oasis.common.idempotency;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.web.conditional.EntityTag;
import dev.oasis.common.web.conditional.Tagged;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * The creating call at hand, run once for its {@code Idempotency-Key} if it has one. Locations are given relative to the
 * call's own path: the id alone for a {@code POST} to a collection, {@code ../} and the id for one to a verb below it,
 * {@code ..} for one to a verb below the thing itself, or a whole path for what lies elsewhere.
 */
@RequestScoped
public class CreationCall {

    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final RoutingContext context;
    private final ObjectMapper json;

    public CreationCall(Idempotency idempotency, CurrentCaller current, RoutingContext context, ObjectMapper json) {
        this.idempotency = idempotency;
        this.current = current;
        this.context = context;
        this.json = json;
    }

    /** @param effect joins the transaction that is opened for it */
    public <T> Uni<Created> once(Object body, Supplier<Uni<T>> effect, Function<T, String> location) {
        String path = context.request().path();
        return idempotency.once(request(body), () -> effect.get().map(made -> answer(path, made, location)));
    }

    /**
     * @param work runs without a session
     * @param effect joins the transaction that is opened for it
     */
    public <W, T> Uni<Created> once(Object body, Supplier<Uni<W>> work, Function<W, Uni<T>> effect,
            Function<T, String> location) {
        String path = context.request().path();
        return idempotency.once(request(body), work, done -> effect.apply(done).map(made -> answer(path, made, location)));
    }

    /** For work that comes to the same when it is done twice, and so has transactions of its own. */
    public Uni<Created> remember(Object body, Supplier<Uni<Created>> work) {
        return idempotency.once(request(body), work, Uni.createFrom()::item);
    }

    private CreationRequest request(Object body) {
        HttpServerRequest request = context.request();
        return new CreationRequest(current.caller().id(), Optional.ofNullable(request.getHeader(KeyedCall.HEADER)),
                request.method() + " " + request.path(), body);
    }

    private <T> Created answer(String path, T made, Function<T, String> location) {
        String etag = made instanceof Tagged view ? EntityTag.of(view).toString() : null;
        return Created.made(below(path, location.apply(made)), etag, json.<JsonNode> valueToTree(made));
    }

    static String below(String path, String relative) {
        if (relative.startsWith("/")) {
            return relative;
        }
        String collection = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return relative.startsWith("..")
                ? collection.substring(0, collection.lastIndexOf('/')) + relative.substring(2)
                : collection + "/" + relative;
    }
}
