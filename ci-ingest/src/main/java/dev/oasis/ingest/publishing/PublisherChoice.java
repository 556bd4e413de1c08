package dev.oasis.ingest.publishing;

import java.util.Comparator;
import java.util.List;

import dev.oasis.common.publishing.JobClaims;
import dev.oasis.common.publishing.Mismatch;
import dev.oasis.common.publishing.Publisher;
import dev.oasis.common.web.problem.Problem;

/** Which of an app's rules a job meets. */
final class PublisherChoice {

    private PublisherChoice() {
    }

    /**
     * The first rule that fits. Of those that do not, the one that comes closest says what is wrong.
     *
     * @param rules none for an app that does not exist: the answer is that of an app which knows no such repository
     * @throws Problem with the code of the mismatch
     */
    static Publisher choose(List<Publisher> rules, JobClaims job) {
        return rules.stream().filter(publisher -> publisher.rule().mismatch(job).isEmpty()).findFirst()
                .orElseThrow(() -> refusal(rules.stream().map(publisher -> publisher.rule().mismatch(job).orElseThrow())
                        .max(Comparator.naturalOrder()).orElse(Mismatch.REPOSITORY), job));
    }

    private static Problem refusal(Mismatch mismatch, JobClaims job) {
        return Problem.ofField(mismatch.code(), "token", switch (mismatch) {
            case REPOSITORY ->
                "comes from " + job.repository() + ", which is no publisher of this app; an administrator adds it"
                        + " with POST /admin/apps/{app}/publishers.";
            case IDENTITY -> "comes from " + job.repository() + ", whose id or owner is not the one that the rule is bound to:"
                    + " it was made anew or given away; an administrator can bind the rule again.";
            case EVENT -> "comes from a run that " + job.event() + " set off; pushes, tags, releases and manual runs publish.";
            case WORKFLOW -> "comes from the workflow " + job.workflow() + ", and the rule names another.";
            case REF -> "comes from " + job.ref() + ", which the rule does not allow or the provider does not protect.";
            case ENVIRONMENT -> "comes from " + job.environment().map(name -> "the environment " + name)
                    .orElse("no environment") + ", and the rule names another.";
        });
    }
}
