package dev.oasis.common.trigger;

import static dev.oasis.common.trigger.Payloads.gitLab;
import static dev.oasis.common.trigger.Payloads.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** With the examples of GitLab's documentation. */
class GitLabReaderTest {

    private static final String NOWHERE = "0".repeat(40);

    @Test
    void aPushIsRead() {
        BranchPushed push = happened(gitLab("push"), "15", BranchPushed.class);

        assertThat(push.branch()).isEqualTo("master");
        assertThat(push.message()).isEqualTo("fixed readme");
        assertThat(push.author()).isEqualTo("jsmith");
        assertThat(push.files()).as("two of four commits are listed").isEqualTo(TouchedFiles.UNKNOWN);
    }

    @Test
    void theFilesCountWhenAllCommitsAreListed() {
        ObjectNode payload = gitLab("push").put("total_commits_count", 2);

        assertThat(happened(payload, "15", BranchPushed.class).files())
                .isEqualTo(new TouchedFiles.Known(Set.of("CHANGELOG", "app/controller/application.rb")));
    }

    @Test
    void aSystemHookTellsOfAPushInItsOwnWay() {
        BranchPushed push = happened(gitLab("system-push"), "15", BranchPushed.class);

        assertThat(push.branch()).isEqualTo("main");
        assertThat(push.files()).isEqualTo(new TouchedFiles.Known(Set.of("app/search.rb", "app/find.rb")));
    }

    @Test
    void aTagStandsForItsCommit() {
        TagPushed tag = happened(gitLab("tag-push"), "1", TagPushed.class);

        assertThat(tag.tag()).isEqualTo("v1.0.0");
        assertThat(tag.commit()).isEqualTo("5937ac0a7beb003549fc5fd26fc247adbce4a52e");
    }

    @ParameterizedTest
    @CsvSource({ "push,15,refs/heads/master", "tag-push,1,refs/tags/v1.0.0" })
    void whatIsDeletedIsNothingToBuild(String payload, String project, String ref) {
        ObjectNode deleted = gitLab(payload).put("after", NOWHERE).putNull("checkout_sha");

        assertThat(happened(deleted, project, RefDeleted.class).ref()).isEqualTo(ref);
    }

    @Test
    void aMergeRequestIsRead() {
        ChangeProposed change = happened(gitLab("merge-request"), "1", ChangeProposed.class);

        assertThat(change.number()).isEqualTo(1);
        assertThat(change.action()).isEqualTo(ChangeAction.OPENED);
        assertThat(change.head()).isEqualTo("da1560886d4f094c3e6c9ef40349f7d38b5d27d7");
        assertThat(change.target()).isEqualTo("master");
        assertThat(change.labels()).containsExactly("API");
        assertThat(change.message()).contains("fixed readme");
        assertThat(change.fork()).isFalse();
        assertThat(change.ref()).isEqualTo("refs/merge-requests/1/head");
    }

    @Test
    void aSourceInAnotherProjectIsAFork() {
        JsonNode payload = with(gitLab("merge-request"), "/object_attributes", "source_project_id", 99);

        assertThat(happened(payload, "1", ChangeProposed.class).fork()).isTrue();
    }

    @Test
    void anUpdateCountsForWhatItChanges() {
        ObjectNode pushed = updated();
        ((ObjectNode) pushed.at("/object_attributes")).put("oldrev", NOWHERE.replace('0', '3'));
        assertThat(happened(pushed, "1", ChangeProposed.class).action()).isEqualTo(ChangeAction.UPDATED);

        ChangeProposed labelled = happened(updated(), "1", ChangeProposed.class);
        assertThat(labelled.action()).isEqualTo(ChangeAction.LABELED);
        assertThat(labelled.label()).isEqualTo("Platform");

        ObjectNode ready = updated();
        ready.putObject("changes").putObject("draft").put("previous", true).put("current", false);
        assertThat(happened(ready, "1", ChangeProposed.class).action()).isEqualTo(ChangeAction.READY);

        ObjectNode renamed = updated();
        renamed.putObject("changes").putObject("title").put("previous", "Old").put("current", "New");
        assertThat(GitLabReader.read("Merge Request Hook", renamed)).isInstanceOf(Reading.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({ "reopen,REOPENED", "merge,MERGED", "close,CLOSED" })
    void otherActionsHaveOurWords(String action, ChangeAction word) {
        JsonNode payload = with(gitLab("merge-request"), "/object_attributes", "action", action);

        assertThat(happened(payload, "1", ChangeProposed.class).action()).isEqualTo(word);
    }

    @Test
    void aReleaseCountsWhenItIsMade() {
        ReleasePublished release = happened(gitLab("release"), "2", ReleasePublished.class);

        assertThat(release.tag()).isEqualTo("v1.1");
        assertThat(release.sha()).contains("ee0a3fb31ac16e11b9dbb596ad16d4af654d08f8");
        assertThat(GitLabReader.read("Release Hook", gitLab("release").put("action", "update")))
                .isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void whatNobodyListensToSaysSo() {
        Reading reading = GitLabReader.read("Note Hook", gitLab("push").put("object_kind", "note"));

        assertThat(reading).isEqualTo(new Reading.Nothing("No pipeline listens to note events."));
    }

    @Test
    void aPayloadWithoutItsProjectIsUnreadable() {
        ObjectNode payload = gitLab("push");
        payload.remove("project");
        payload.remove("project_id");

        assertThatThrownBy(() -> GitLabReader.read("Push Hook", payload)).isInstanceOf(UnreadablePayload.class);
    }

    private static ObjectNode updated() {
        return (ObjectNode) with(gitLab("merge-request"), "/object_attributes", "action", "update");
    }

    private static <E extends RepositoryEvent> E happened(JsonNode payload, String project, Class<E> type) {
        Reading reading = GitLabReader.read("System Hook", payload);
        assertThat(reading).isInstanceOf(Reading.Happened.class);
        Reading.Happened happened = (Reading.Happened) reading;
        assertThat(happened.repository()).isEqualTo(project);
        assertThat(happened.event()).isInstanceOf(type);
        return type.cast(happened.event());
    }
}
