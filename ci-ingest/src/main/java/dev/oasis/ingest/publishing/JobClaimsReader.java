package dev.oasis.ingest.publishing;

import java.util.Locale;

import org.jose4j.jwt.JwtClaims;

import dev.oasis.common.publishing.IssuerKind;
import dev.oasis.common.publishing.JobClaims;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.web.problem.Problem;

/**
 * From an issuer's own claims to ours.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's claims</a>
 * @see <a href="https://docs.gitlab.com/ci/secrets/id_token_authentication/">GitLab's claims</a>
 */
final class JobClaimsReader {

    private JobClaimsReader() {
    }

    /** @throws Problem {@code id_token_malformed} */
    static JobClaims read(TrustedIssuer issuer, JwtClaims claims) {
        ClaimTexts texts = new ClaimTexts(claims);
        return issuer.kind() == IssuerKind.GITHUB ? gitHub(texts) : gitLab(issuer, texts);
    }

    private static JobClaims gitHub(ClaimTexts claims) {
        String repository = claims.required("repository");
        return new JobClaims(repository, claims.required("repository_id"), claims.required("repository_owner_id"),
                path(claims.required("workflow_ref"), repository + "/"), claims.optional("job_workflow_ref"),
                claims.required("ref"), claims.isTrue("ref_protected"), claims.optional("environment"),
                claims.required("event_name"), claims.required("run_id") + "." + claims.optional("run_attempt").orElse("1"),
                claims.required("sha"), claims.required("actor"));
    }

    private static JobClaims gitLab(TrustedIssuer issuer, ClaimTexts claims) {
        String project = claims.required("project_path");
        String host = issuer.url().substring(issuer.url().indexOf("://") + 3);
        String ref = claims.optional("ref_path").orElseGet(
                () -> (claims.required("ref_type").equals("tag") ? "refs/tags/" : "refs/heads/") + claims.required("ref"));
        return new JobClaims(project, claims.required("project_id"), claims.required("namespace_id"),
                path(claims.optional("ci_config_ref_uri").orElse(""), host + "/" + project + "//"),
                claims.optional("ci_config_ref_uri"), ref, claims.isTrue("ref_protected"), claims.optional("environment"),
                claims.required("pipeline_source"), claims.required("pipeline_id") + "." + claims.required("job_id"),
                claims.required("sha"), claims.required("user_login"));
    }

    /**
     * The file of {@code base/file@ref}. A ref may hold an {@code @} and so may a file's name; cutting at the last
     * {@code @refs/} makes neither look like a file whose name has none.
     *
     * @return with its base when that is another repository's, which is no path that a rule can name
     */
    private static String path(String located, String base) {
        int end = located.lastIndexOf("@refs/");
        String file = end < 0 ? located : located.substring(0, end);
        return file.toLowerCase(Locale.ROOT).startsWith(base.toLowerCase(Locale.ROOT)) ? file.substring(base.length())
                : "//" + file;
    }
}
