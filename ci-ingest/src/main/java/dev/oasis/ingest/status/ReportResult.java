package dev.oasis.ingest.status;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.jobs.Job;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.provider.CheckAnnotation;

/** What a runner says of its steps, as far as whoever looks at the commit wants to know it. */
@ApplicationScoped
class ReportResult {

    private static final int MAX_STEPS = 500;
    private static final int MAX_TEXT = 2000;

    private final PipelineJson json;

    ReportResult(PipelineJson json) {
        this.json = json;
    }

    /** A step that failed. */
    record FailedStep(String name, int exitCode, String message, String file, int line) {

        String sentence() {
            return name + " ended with " + exitCode + (message.isEmpty() ? "." : ": " + message);
        }
    }

    List<FailedStep> failedSteps(Job job) {
        if (job.result == null) {
            return List.of();
        }
        JsonNode steps = json.read(job.result).path("steps");
        return StreamSupport.stream(steps.spliterator(), false).filter(step -> step.path("exitCode").asInt(0) != 0)
                .limit(MAX_STEPS)
                .map(step -> new FailedStep(step.path("name").asText("A step"), step.path("exitCode").asInt(),
                        cut(step.path("message").asText("")), step.path("file").asText(""), step.path("line").asInt(1)))
                .toList();
    }

    /** Those that know the place in a file. */
    List<CheckAnnotation> annotations(Job job) {
        List<CheckAnnotation> annotations = new ArrayList<>();
        for (FailedStep step : failedSteps(job)) {
            if (!step.file().isEmpty()) {
                int line = Math.max(step.line(), 1);
                annotations.add(new CheckAnnotation(step.file(), line, line, CheckAnnotation.Level.FAILURE, step.name(),
                        step.message().isEmpty() ? step.sentence() : step.message()));
            }
        }
        return annotations;
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
