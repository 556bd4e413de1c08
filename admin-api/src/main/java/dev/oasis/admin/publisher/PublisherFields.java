package dev.oasis.admin.publisher;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.oasis.common.catalog.app.Slug;
import dev.oasis.common.publishing.IssuerKind;
import dev.oasis.common.publishing.Permission;
import dev.oasis.common.publishing.RefPattern;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** What may stand in the fields of a rule. Each method refuses at its field with {@code validation_failed}. */
final class PublisherFields {

    static final int MAX_REFS = 7;
    static final int MAX_CHANNELS = 30;
    static final String REF_COUNT = "must have 1 to " + MAX_REFS + " patterns.";
    static final String PERMISSION_COUNT = "must have 1 to 3 of upload, release, publish.";
    static final String CHANNEL_COUNT = "must name 1 to " + MAX_CHANNELS + " channels; leave it out, or send null, for all.";

    private static final int MAX_REPOSITORY = 255;
    private static final int MAX_ENVIRONMENT = 255;
    private static final Pattern GITHUB_REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
    private static final Pattern GITLAB_PROJECT = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final Pattern FILE = Pattern.compile("[^@\\s/\\\\\\p{Cntrl}]+(/[^@\\s/\\\\\\p{Cntrl}]+)*\\.ya?ml");
    private static final Pattern REUSABLE = Pattern
            .compile("[\\w.-]+/[\\w.-]+/\\.github/workflows/[^@\\s/\\p{Cntrl}]+\\.ya?ml(@\\S+)?");
    private static final String WORKFLOWS = ".github/workflows/";
    private static final int MAX_PATH = 255;
    private static final int MAX_REUSABLE = 500;

    private PublisherFields() {
    }

    static String repository(IssuerKind kind, String text) {
        Pattern form = kind == IssuerKind.GITHUB ? GITHUB_REPOSITORY : GITLAB_PROJECT;
        if (text.length() > MAX_REPOSITORY || !form.matcher(text).matches()) {
            throw wrong("repository", kind == IssuerKind.GITHUB ? "must read owner/name." : "must be the project's full path.");
        }
        return text;
    }

    static String id(String field, String text) {
        if (!ID.matcher(text).matches()) {
            throw wrong(field, "must be the provider's number for it; leave it out to pin that of the first job.");
        }
        return text;
    }

    /** A GitHub workflow may be named by its file's name alone. */
    static String workflow(IssuerKind kind, String text) {
        String path = kind == IssuerKind.GITHUB && !text.contains("/") ? WORKFLOWS + text : text;
        if (path.length() > MAX_PATH || !FILE.matcher(path).matches()
                || kind == IssuerKind.GITHUB && !path.startsWith(WORKFLOWS)) {
            throw wrong("workflow", "must be a YAML file of the repository, such as "
                    + (kind == IssuerKind.GITHUB ? "release.yml." : ".gitlab-ci.yml."));
        }
        return path;
    }

    static String jobWorkflow(IssuerKind kind, String text) {
        if (kind != IssuerKind.GITHUB || text.length() > MAX_REUSABLE || !REUSABLE.matcher(text).matches()) {
            throw wrong("jobWorkflow", "must name a reusable workflow of GitHub, such as"
                    + " owner/name/.github/workflows/release.yml@refs/tags/v1; the ref may be left out.");
        }
        return text;
    }

    static String environment(String text) {
        if (text.isBlank() || text.length() > MAX_ENVIRONMENT) {
            throw wrong("environment", "must have 1 to " + MAX_ENVIRONMENT + " characters.");
        }
        return text;
    }

    static List<RefPattern> refs(List<String> texts) {
        List<RefPattern> patterns = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                patterns.add(new RefPattern(texts.get(i)));
            } catch (IllegalArgumentException wrong) {
                throw wrong("refs[" + i + "]", wrong.getMessage());
            }
        }
        return patterns;
    }

    static Set<Permission> permissions(List<String> texts) {
        Set<Permission> permissions = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String field = "permissions[" + i + "]";
            permissions.add(Permission.parse(texts.get(i))
                    .orElseThrow(() -> wrong(field, "must be upload, release or publish.")));
        }
        return permissions;
    }

    /** Channels need not exist yet: a pre-release's label makes one. */
    static Set<String> channels(List<String> texts) {
        Set<String> channels = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            channels.add(Slug.requireForChannel("channels[" + i + "]", texts.get(i)));
        }
        return channels;
    }

    static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
