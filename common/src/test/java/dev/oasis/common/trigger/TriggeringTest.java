package dev.oasis.common.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ChangeProposed;
import dev.oasis.common.trigger.RepositoryEvent.RefDeleted;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.RepositoryEvent.TagPushed;
import dev.oasis.common.trigger.TriggerDecision.Run;
import dev.oasis.common.trigger.TriggerDecision.Skip;
import dev.oasis.common.trigger.TriggerDocument.PatternDocument;
import dev.oasis.common.web.problem.Problem;

class TriggeringTest {

    private static final String OLD = "1".repeat(40);
    private static final String NEW = "2".repeat(40);
    private static final TriggerRules EVERYTHING = TriggerRules.listeningTo(Set.of(EventKind.values()));

    @Test
    void whoListensRuns() {
        assertThat(decide(push("main", "Fix"), EVERYTHING)).isEqualTo(new Run(false));
        assertThat(decide(tag("v1"), EVERYTHING)).isEqualTo(new Run(false));
        assertThat(decide(release("v1", false), EVERYTHING)).isEqualTo(new Run(false));
        assertThat(decide(change(ChangeAction.OPENED, false), EVERYTHING)).isEqualTo(new Run(false));
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void whoListensToOtherThingsDoesNot(EventKind kind) {
        TriggerRules others = TriggerRules.listeningTo(Set.copyOf(java.util.EnumSet.complementOf(java.util.EnumSet.of(kind))));
        RepositoryEvent event = switch (kind) {
            case PUSH -> push("main", "Fix");
            case TAG -> tag("v1");
            case CHANGE -> change(ChangeAction.OPENED, false);
            case RELEASE -> release("v1", false);
        };

        assertThat(decide(event, others)).isInstanceOfSatisfying(Skip.class,
                skip -> assertThat(skip.reason()).contains(kind.wireName()));
    }

    @Test
    void aDeletedBranchTriggersNothing() {
        assertThat(decide(new RefDeleted("refs/heads/main", OLD, "ada"), EVERYTHING)).isInstanceOf(Skip.class);
    }

    @Test
    void branchesAreForPushesAndForTheTargetsOfChanges() {
        TriggerRules rules = with("branches", List.of("main", "release/*"), List.of("release/old"));

        assertThat(decide(push("main", ""), rules)).isInstanceOf(Run.class);
        assertThat(decide(push("release/1", ""), rules)).isInstanceOf(Run.class);
        assertThat(decide(push("release/old", ""), rules)).isInstanceOf(Skip.class);
        assertThat(decide(push("feature", ""), rules)).isInstanceOf(Skip.class);
        assertThat(decide(change(ChangeAction.OPENED, false), rules)).as("feature into main").isInstanceOf(Run.class);
        assertThat(decide(tag("anything"), rules)).as("a tag is of no branch").isInstanceOf(Run.class);
    }

    @Test
    void tagsAreForTagsAndReleases() {
        TriggerRules rules = with("tags", List.of("v*"), List.of("*-rc*"));

        assertThat(decide(tag("v1.0"), rules)).isInstanceOf(Run.class);
        assertThat(decide(tag("v1.0-rc1"), rules)).isInstanceOf(Skip.class);
        assertThat(decide(release("1.0", false), rules)).isInstanceOf(Skip.class);
        assertThat(decide(push("main", ""), rules)).isInstanceOf(Run.class);
    }

    @Test
    void onePathThatIsMeantIsEnough() {
        TriggerRules rules = with("paths", List.of("src/**"), List.of("**/*.md"));

        assertThat(decide(push("main", ""), rules, "docs/a", "src/a.rs")).isInstanceOf(Run.class);
        assertThat(decide(push("main", ""), rules, "docs/a", "src/a.md")).isInstanceOf(Skip.class);
        assertThat(decide(change(ChangeAction.OPENED, false), rules, "docs/a")).isInstanceOf(Skip.class);
        assertThat(decide(tag("v1"), rules, "docs/a")).as("a tag changes no files").isInstanceOf(Run.class);
    }

    @Test
    void unknownFilesRun() {
        TriggerRules rules = with("paths", List.of("src/**"), List.of());

        assertThat(decide(push("main", ""), rules)).isInstanceOf(Run.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Fix [skip ci]", "[ci skip] Fix", "Fix\n\n[no ci]", "[Skip CI]", "[skip actions]",
            "[actions skip]",
            "Fix\n\nBecause.\n\nskip-checks: true", "Fix\n\n\nSigned-off-by: a\nskip-checks:true\n" })
    void aMarkerInTheMessageSkips(String message) {
        assertThat(decide(push("main", message), EVERYTHING)).isInstanceOf(Skip.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "skip ci", "Explain [skip-ci]", "skip-checks: true", "Fix\n\nskip-checks: true\n\nMore",
            "Fix\n\nskip-checks: false" })
    void whatOnlyLooksLikeAMarkerDoesNot(String message) {
        assertThat(decide(push("main", message), EVERYTHING)).isInstanceOf(Run.class);
    }

    @Test
    void aChangeFromAForkWaitsForApprovalOrIsIgnored() {
        assertThat(decide(change(ChangeAction.OPENED, true), EVERYTHING)).isEqualTo(new Run(true));

        TriggerRules ignoring = new TriggerRules(EVERYTHING.events(), Patterns.ALL, Patterns.ALL, Patterns.ALL,
                TriggerRules.USUAL_ACTIONS, Set.of(), ForkPolicy.IGNORE, true, true);
        assertThat(decide(change(ChangeAction.OPENED, true), ignoring)).isInstanceOf(Skip.class);
        assertThat(decide(change(ChangeAction.OPENED, false), ignoring)).isEqualTo(new Run(false));
    }

    @Test
    void actionsLabelsDraftsAndPrereleasesNarrow() {
        TriggerRules rules = new TriggerRules(EVERYTHING.events(), Patterns.ALL, Patterns.ALL, Patterns.ALL,
                Set.of(ChangeAction.OPENED, ChangeAction.LABELED), Set.of("build"), ForkPolicy.APPROVE, false, false);

        assertThat(decide(change(ChangeAction.OPENED, "", Set.of("build"), false), rules)).isInstanceOf(Run.class);
        assertThat(decide(change(ChangeAction.OPENED, "", Set.of("docs"), false), rules)).isInstanceOf(Skip.class);
        assertThat(decide(change(ChangeAction.UPDATED, "", Set.of("build"), false), rules)).isInstanceOf(Skip.class);
        assertThat(decide(change(ChangeAction.OPENED, "", Set.of("build"), true), rules)).isInstanceOf(Skip.class);
        assertThat(decide(change(ChangeAction.LABELED, "build", Set.of("build"), false), rules)).isInstanceOf(Run.class);
        assertThat(decide(change(ChangeAction.LABELED, "docs", Set.of("build", "docs"), false), rules))
                .isInstanceOf(Skip.class);
        assertThat(decide(release("v1", true), rules)).isInstanceOf(Skip.class);
    }

    @Test
    void aMergeIsOnlyForThoseWhoAskForIt() {
        assertThat(decide(change(ChangeAction.MERGED, false), EVERYTHING)).isInstanceOf(Skip.class);
    }

    @Test
    void rulesSurviveBeingWritten() {
        TriggerRules rules = with("paths", List.of("src/**"), List.of("**/*.md"));

        assertThat(TriggerDocument.of(rules).rules()).isEqualTo(rules);
    }

    @Test
    void aWrongDocumentNamesItsField() {
        PatternDocument unclosed = new PatternDocument(Optional.of(List.of("[a")), Optional.empty());

        assertThatThrownBy(() -> document(Optional.of(List.of("push", "star")), Optional.empty()).rules())
                .isInstanceOfSatisfying(Problem.class,
                        problem -> assertThat(problem.errors().get(0).field()).isEqualTo("triggers.events"));
        assertThatThrownBy(() -> document(Optional.empty(), Optional.of(unclosed)).rules()).isInstanceOfSatisfying(
                Problem.class, problem -> assertThat(problem.errors().get(0).field()).isEqualTo("triggers.branches.include"));
    }

    private static TriggerDocument document(Optional<List<String>> events, Optional<PatternDocument> branches) {
        return new TriggerDocument(events, branches, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static TriggerRules with(String what, List<String> include, List<String> exclude) {
        Patterns patterns = Patterns.of(include, exclude);
        return new TriggerRules(EVERYTHING.events(), what.equals("branches") ? patterns : Patterns.ALL,
                what.equals("tags") ? patterns : Patterns.ALL, what.equals("paths") ? patterns : Patterns.ALL,
                TriggerRules.USUAL_ACTIONS, Set.of(), ForkPolicy.APPROVE, true, true);
    }

    private static TriggerDecision decide(RepositoryEvent event, TriggerRules rules, String... files) {
        return Triggering.decide(event, rules,
                files.length == 0 ? TouchedFiles.UNKNOWN : new TouchedFiles.Known(Set.of(files)));
    }

    private static BranchPushed push(String branch, String message) {
        return new BranchPushed(branch, OLD, NEW, message, TouchedFiles.UNKNOWN, "ada");
    }

    private static TagPushed tag(String tag) {
        return new TagPushed(tag, OLD, NEW, NEW, "", "ada");
    }

    private static ReleasePublished release(String tag, boolean prerelease) {
        return new ReleasePublished("7", tag, prerelease, Optional.empty(), "", "ada");
    }

    private static ChangeProposed change(ChangeAction action, boolean fork) {
        return new ChangeProposed(1, action, "", "refs/pull/1/head", "feature", NEW, "main", OLD, fork, false, Set.of(),
                Optional.empty(), "Title", "ada");
    }

    private static ChangeProposed change(ChangeAction action, String label, Set<String> labels, boolean draft) {
        return new ChangeProposed(1, action, label, "refs/pull/1/head", "feature", NEW, "main", OLD, false, draft, labels,
                Optional.empty(), "Title", "ada");
    }
}
