package dev.oasis.common.external;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/**
 * A response body as a stream that a worker thread reads while the event loop receives. The reader asks for each further
 * buffer, so at most {@link #WINDOW} of them wait, however fast the host is. Made on the response's event loop.
 */
final class BodyStream extends InputStream {

    private static final int WINDOW = 16;
    private static final Piece END = new Piece(Buffer.buffer(), null);

    private final HttpClientResponse response;
    private final Context context;
    private final Deadline deadline;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Buffer current = Buffer.buffer();
    private int position;
    private boolean ended;

    private record Piece(Buffer bytes, Throwable failure) {
    }

    BodyStream(HttpClientResponse response, Context context, Deadline deadline) {
        this.response = response;
        this.context = context;
        this.deadline = deadline;
        response.pause();
        response.handler(bytes -> pieces.add(new Piece(bytes, null)));
        response.endHandler(end -> pieces.add(END));
        response.exceptionHandler(failure -> pieces.add(new Piece(null, failure)));
        response.fetch(WINDOW);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && position == current.length()) {
            next();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, target, offset);
        position += count;
        return count;
    }

    /** Ends the connection too if there is more to come. */
    @Override
    public void close() {
        if (!ended) {
            context.runOnContext(ignored -> response.request().reset());
        }
    }

    private void next() throws IOException {
        Piece piece = await();
        if (piece.failure() != null) {
            throw new IOException("The body broke off", piece.failure());
        }
        ended = piece == END;
        current = piece.bytes();
        position = 0;
        context.runOnContext(ignored -> response.fetch(1));
    }

    private Piece await() throws IOException {
        try {
            Piece piece = pieces.poll(deadline.nextWait().toNanos(), TimeUnit.NANOSECONDS);
            if (piece == null) {
                throw new TimeoutException("The host was silent for too long");
            }
            return piece;
        } catch (TimeoutException late) {
            throw new IOException(late.getMessage(), late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while a body was read");
        }
    }
}
