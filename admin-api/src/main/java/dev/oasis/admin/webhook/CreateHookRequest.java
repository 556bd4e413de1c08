package dev.oasis.admin.webhook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.validation.constraints.Size;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.common.webhook.WebhookProvider;

/**
 * A hook to be entered at a provider by hand.
 *
 * @param provider {@code github}, {@code gitlab} or {@code generic}
 * @param host of a GitHub Enterprise server, for deliveries to {@code /webhooks/github}
 * @param externalHookId the provider's number of the hook, if it is known already
 * @param externalAppId the number of a GitHub App
 */
public record CreateHookRequest(Optional<String> provider,
        Optional<@Size(max = 100, message = "must have at most 100 characters.") String> name,
        Optional<@Size(max = 26, message = "must have at most 26 characters.") String> repositoryId,
        Optional<@Size(max = 255, message = "must have at most 255 characters.") String> host,
        Optional<@Size(max = 64, message = "must have at most 64 characters.") String> externalHookId,
        Optional<@Size(max = 64, message = "must have at most 64 characters.") String> externalAppId) {

    /** @throws Problem {@code validation_failed} */
    WebhookHook toHook() {
        WebhookProvider known = provider.flatMap(WebhookProvider::ofWireName)
                .orElseThrow(() -> wrong("provider", "must be github, gitlab or generic."));
        String given = name.filter(text -> !text.isBlank()).orElseThrow(() -> wrong("name", "is needed."));
        if (externalAppId.isPresent() && known != WebhookProvider.GITHUB) {
            throw wrong("externalAppId", "belongs to GitHub Apps alone.");
        }
        WebhookHook hook = new WebhookHook(known, given, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        hook.repositoryId = repositoryId.orElse(null);
        hook.host = host.filter(text -> !text.isBlank()).orElse(WebhookHook.GITHUB_HOST);
        hook.externalHookId = externalHookId.orElse(null);
        hook.externalAppId = externalAppId.orElse(null);
        return hook;
    }

    private static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
