package dev.oasis.localstack.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

import dev.oasis.localstack.stack.LoopbackPort;

/** Whether a service on this machine says that it is ready. */
public final class Readiness {

    private static final int PATIENCE_MILLIS = 2_000;

    private Readiness() {
    }

    /** Whether {@code /health/ready} on the port answers 200 within two seconds. */
    public static boolean of(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI
                    .create("http://" + LoopbackPort.HOST + ":" + port + "/health/ready").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
