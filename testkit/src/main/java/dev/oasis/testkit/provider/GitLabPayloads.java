package dev.oasis.testkit.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Payloads in the form that GitLab documents
 * (<a href="https://docs.gitlab.com/user/project/integrations/webhook_events/">webhook
 * events</a>), with values of our own.
 */
public final class GitLabPayloads {

    private GitLabPayloads() {
    }

    /** @param name {@code push}, {@code tag_push}, {@code merge_request} or {@code release} */
    public static String of(String name) {
        try (InputStream content = GitLabPayloads.class.getResourceAsStream("gitlab/" + name + ".json")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
