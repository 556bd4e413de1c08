package dev.oasis.localstack.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

import dev.oasis.localstack.files.PrivateFile;

/** An S3 server over {@code data/s3}, with the bucket {@value #BUCKET}; it accepts requests signed by Signature V4 only. */
final class S3Part implements StackPart {

    static final String BUCKET = "oasis";
    private static final String REGION = "us-east-1";

    private final StackSettings settings;
    private final Credentials credentials;
    private S3Proxy server;

    S3Part(StackSettings settings, Credentials credentials) {
        this.settings = settings;
        this.credentials = credentials;
    }

    @Override
    public void start() throws Exception {
        Path objects = settings.data().resolve("s3").toAbsolutePath();
        // The store takes a directory for a bucket, and one that others may read for a public bucket.
        PrivateFile.createDirectory(objects.resolve(BUCKET));
        int port = LoopbackPort.resolve(Part.S3, settings.port(Part.S3));
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(objects.toString()))
                .endpoint(URI.create("http://" + LoopbackPort.HOST + ":" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, credentials.s3AccessKey(), credentials.s3SecretKey())
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
    }

    @Override
    public Map<String, String> describe() {
        return Map.of(
                "endpoint", "http://" + LoopbackPort.HOST + ":" + server.getPort(),
                "port", Integer.toString(server.getPort()),
                "region", REGION,
                "bucket", BUCKET,
                "access-key", credentials.s3AccessKey(),
                "secret-key", credentials.s3SecretKey());
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.stop();
            } catch (Exception e) {
                throw new IllegalStateException("The S3 server does not stop", e);
            }
        }
    }
}
