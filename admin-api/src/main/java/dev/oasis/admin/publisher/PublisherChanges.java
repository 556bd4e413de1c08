package dev.oasis.admin.publisher;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.publishing.IssuerKind;
import dev.oasis.common.publishing.Permission;
import dev.oasis.common.publishing.Publisher;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.publishing.TrustedIssuers;
import dev.oasis.common.web.problem.Problem;

/** Writes what requests say into rules, and refuses what cannot be one. */
@ApplicationScoped
class PublisherChanges {

    private static final List<String> ALL_TAGS = List.of("refs/tags/**");
    private static final List<String> DRAFTS = List.of(Permission.UPLOAD.wireName(), Permission.RELEASE.wireName());

    private final TrustedIssuers issuers;

    PublisherChanges(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    /** @throws Problem {@code validation_failed} */
    void fill(Publisher publisher, CreatePublisherRequest request) {
        publisher.provider = request.provider();
        IssuerKind kind = kind(publisher);
        publisher.name = request.name();
        publisher.repository = PublisherFields.repository(kind, request.repository());
        publisher.repositoryId = request.repositoryId().map(id -> PublisherFields.id("repositoryId", id)).orElse(null);
        publisher.ownerId = request.ownerId().map(id -> PublisherFields.id("ownerId", id)).orElse(null);
        publisher.workflow = PublisherFields.workflow(kind, request.workflow().orElseGet(() -> usualWorkflow(kind)));
        publisher.jobWorkflow = request.jobWorkflow().map(text -> PublisherFields.jobWorkflow(kind, text)).orElse(null);
        publisher.environment = request.environment().map(PublisherFields::environment).orElse(null);
        publisher.takeRefs(PublisherFields.refs(request.refs().orElse(ALL_TAGS)));
        publisher.protectedRefs = request.protectedRefs().orElse(false);
        publisher.allow(PublisherFields.permissions(request.permissions().orElse(DRAFTS)));
        publisher.allowChannels(request.channels().map(PublisherFields::channels));
    }

    /** @throws Problem {@code validation_failed} */
    void apply(Publisher publisher, PatchPublisherRequest request) {
        applyWho(publisher, request);
        if (request.refs != null) {
            publisher.takeRefs(PublisherFields.refs(request.refs));
        }
        if (request.protectedRefs != null) {
            publisher.protectedRefs = request.protectedRefs;
        }
        if (request.permissions != null) {
            publisher.allow(PublisherFields.permissions(request.permissions));
        }
        if (request.channels != null) {
            publisher.allowChannels(request.channels.map(PublisherFields::channels));
        }
        if (request.enabled != null) {
            publisher.enabled = request.enabled;
        }
    }

    private void applyWho(Publisher publisher, PatchPublisherRequest request) {
        if (request.name != null) {
            if (request.name.isBlank()) {
                throw PublisherFields.wrong("name", "must not be blank.");
            }
            publisher.name = request.name;
        }
        if (request.repository != null) {
            publisher.repository = PublisherFields.repository(kind(publisher), request.repository);
        }
        if (request.repositoryId != null) {
            publisher.repositoryId = request.repositoryId.map(id -> PublisherFields.id("repositoryId", id)).orElse(null);
        }
        if (request.ownerId != null) {
            publisher.ownerId = request.ownerId.map(id -> PublisherFields.id("ownerId", id)).orElse(null);
        }
        if (request.workflow != null) {
            publisher.workflow = PublisherFields.workflow(kind(publisher), request.workflow);
        }
        if (request.jobWorkflow != null) {
            publisher.jobWorkflow = request.jobWorkflow.map(text -> PublisherFields.jobWorkflow(kind(publisher), text))
                    .orElse(null);
        }
        if (request.environment != null) {
            publisher.environment = request.environment.map(PublisherFields::environment).orElse(null);
        }
    }

    private IssuerKind kind(Publisher publisher) {
        return issuers.named(publisher.provider).map(TrustedIssuer::kind).orElseThrow(() -> PublisherFields.wrong("provider",
                "must be one of " + String.join(", ", issuers.names()) + "; the operator can add issuers."));
    }

    private static String usualWorkflow(IssuerKind kind) {
        if (kind == IssuerKind.GITHUB) {
            throw PublisherFields.wrong("workflow", "is needed: the file that releases, such as release.yml.");
        }
        return ".gitlab-ci.yml";
    }
}
