package dev.oasis.common.trigger;

import static dev.oasis.common.trigger.Payloads.gitHub;
import static dev.oasis.common.trigger.Payloads.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.RepositoryEvent.RefDeleted;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.RepositoryEvent.TagPushed;

/** With GitHub's own example payloads. */
class GitHubReaderTest {

    private static final String REPOSITORY = "186853002";
    private static final String COMMIT = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";
    private static final String BEFORE = "1".repeat(40);

    @Test
    void aPushOfANewBranchIsRead() {
        BranchPushed push = happened("push", gitHub("push-branch"), BranchPushed.class);

        assertThat(push.branch()).isEqualTo("master");
        assertThat(push.after()).isEqualTo(COMMIT);
        assertThat(push.isNewBranch()).isTrue();
        assertThat(push.message()).isEqualTo("Initial commit");
        assertThat(push.author()).isEqualTo("Codertocat");
        assertThat(push.files()).as("a new branch is compared with nothing").isEqualTo(TouchedFiles.UNKNOWN);
    }

    @Test
    void theFilesOfAPlainPushAreThoseOfItsCommits() {
        ObjectNode payload = plainPush();

        assertThat(happened("push", payload, BranchPushed.class).files())
                .isEqualTo(new TouchedFiles.Known(Set.of("README.md")));
    }

    @ParameterizedTest
    @CsvSource({ "forced,true", "created,true" })
    void theFilesOfOtherPushesAreUnknown(String field, boolean value) {
        ObjectNode payload = plainPush();
        payload.put(field, value);

        assertThat(happened("push", payload, BranchPushed.class).files()).isEqualTo(TouchedFiles.UNKNOWN);
    }

    @Test
    void aListOfCommitsThatMayHaveBeenCutTellsNothing() {
        ObjectNode payload = plainPush();
        JsonNode commit = payload.at("/commits/0");
        payload.putArray("commits").addAll(java.util.Collections.nCopies(20, commit));
        assertThat(happened("push", payload, BranchPushed.class).files()).isEqualTo(TouchedFiles.UNKNOWN);

        payload.putArray("commits");
        assertThat(happened("push", payload, BranchPushed.class).files()).isEqualTo(TouchedFiles.UNKNOWN);
    }

    @Test
    void aTagArrivesAsAPush() {
        TagPushed tag = happened("push", gitHub("push-tag"), TagPushed.class);

        assertThat(tag.tag()).isEqualTo("simple-tag");
        assertThat(tag.commit()).isEqualTo(COMMIT);
        assertThat(tag.ref()).isEqualTo("refs/tags/simple-tag");
    }

    @Test
    void anAnnotatedTagStandsForItsCommit() {
        JsonNode payload = with(gitHub("push-tag"), "", "after", "2".repeat(40));

        TagPushed tag = happened("push", payload, TagPushed.class);

        assertThat(tag.sha()).contains(COMMIT);
        assertThat(tag.after()).isEqualTo("2".repeat(40));
    }

    @Test
    void aDeletedTagIsNoTagThatWasPushed() {
        assertThat(happened("push", gitHub("push-tag-deleted"), RefDeleted.class).ref()).isEqualTo("refs/tags/simple-tag");
    }

    @Test
    void aDeletedBranchIsNoPush() {
        JsonNode payload = with((ObjectNode) with(plainPush(), "", "deleted", true), "", "after", "0".repeat(40));

        assertThat(happened("push", payload, RefDeleted.class).ref()).isEqualTo("refs/heads/master");
    }

    @Test
    void aPullRequestIsRead() {
        ChangeProposed change = happened("pull_request", gitHub("pull-request-opened"), ChangeProposed.class);

        assertThat(change.number()).isEqualTo(2);
        assertThat(change.action()).isEqualTo(ChangeAction.OPENED);
        assertThat(change.head()).isEqualTo("ec26c3e57ca3a959ca5aad62de7213c562f8c821");
        assertThat(change.target()).isEqualTo("master");
        assertThat(change.fork()).isFalse();
        assertThat(change.ref()).isEqualTo("refs/pull/2/head");
        assertThat(change.title()).isEqualTo("Update the README with new information.");
    }

    @Test
    void aHeadInAnotherRepositoryIsAFork() {
        ObjectNode payload = gitHub("pull-request-opened");
        ((ObjectNode) payload.at("/pull_request/head/repo")).put("id", 4711);
        assertThat(happened("pull_request", payload, ChangeProposed.class).fork()).isTrue();

        JsonNode gone = with(gitHub("pull-request-opened"), "/pull_request/head", "repo", null);
        assertThat(happened("pull_request", gone, ChangeProposed.class).fork()).as("the fork was deleted").isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "pull-request-synchronize,UPDATED", "pull-request-labeled,LABELED", "pull-request-closed,CLOSED" })
    void actionsOfPullRequestsHaveOurWords(String payload, ChangeAction action) {
        assertThat(happened("pull_request", gitHub(payload), ChangeProposed.class).action()).isEqualTo(action);
    }

    @Test
    void aMergedPullRequestIsClosedAtGitHub() {
        JsonNode payload = with(gitHub("pull-request-closed"), "/pull_request", "merged", true);

        assertThat(happened("pull_request", payload, ChangeProposed.class).action()).isEqualTo(ChangeAction.MERGED);
    }

    @Test
    void anotherTargetIsAnUpdateAndAnotherTitleIsNot() {
        ObjectNode retargeted = gitHub("pull-request-opened").put("action", "edited");
        retargeted.putObject("changes").putObject("base").putObject("ref").put("from", "develop");
        assertThat(happened("pull_request", retargeted, ChangeProposed.class).action()).isEqualTo(ChangeAction.UPDATED);

        ObjectNode renamed = gitHub("pull-request-opened").put("action", "edited");
        renamed.putObject("changes").putObject("title").put("from", "Old");
        assertThat(GitHubReader.read("pull_request", renamed)).isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void aReleaseCountsWhenItIsPublished() {
        ReleasePublished release = happened("release", gitHub("release-published"), ReleasePublished.class);

        assertThat(release.tag()).isEqualTo("0.0.1");
        assertThat(release.prerelease()).isFalse();
        assertThat(GitHubReader.read("release", gitHub("release-created"))).isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void whatNobodyListensToSaysSo() {
        Map<String, String> payloads = Map.of("ping", "ping", "create", "create", "delete", "delete", "star", "ping");

        payloads.forEach((event, payload) -> assertThat(GitHubReader.read(event, gitHub(payload))).as(event)
                .isInstanceOfSatisfying(Reading.Nothing.class, nothing -> assertThat(nothing.reason()).endsWith(".")));
        assertThat(GitHubReader.read("pull_request", gitHub("pull-request-assigned"))).isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void aPayloadWithoutWhatItMustHaveIsUnreadable() {
        for (String field : List.of("ref", "before", "after", "repository")) {
            ObjectNode payload = gitHub("push-branch");
            payload.remove(field);

            assertThatThrownBy(() -> GitHubReader.read("push", payload)).as(field).isInstanceOf(UnreadablePayload.class)
                    .hasMessageContaining(field);
        }
    }

    @Test
    void twoHooksTellOfTheSamePushInTheSameWords() {
        ObjectNode byApp = plainPush();
        byApp.putObject("installation").put("id", 7);

        assertThat(happened("push", byApp, BranchPushed.class).identity())
                .isEqualTo(happened("push", plainPush(), BranchPushed.class).identity());
    }

    private static ObjectNode plainPush() {
        return gitHub("push-branch").put("created", false).put("before", BEFORE);
    }

    private static <E extends RepositoryEvent> E happened(String event, JsonNode payload, Class<E> type) {
        Reading reading = GitHubReader.read(event, payload);
        assertThat(reading).isInstanceOf(Reading.Happened.class);
        Reading.Happened happened = (Reading.Happened) reading;
        assertThat(happened.repository()).isEqualTo(REPOSITORY);
        assertThat(happened.event()).isInstanceOf(type);
        return type.cast(happened.event());
    }
}
