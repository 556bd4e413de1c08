package dev.oasis.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.admin.audit.Finding.Kind;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.web.problem.Problem;

class ChainWalkTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SealedEntry> chain = new ArrayList<>();
    private ChainHead head = ChainHead.BEGINNING;

    @BeforeEach
    void seal_four_entries() {
        for (String id : List.of("A", "B", "C", "D")) {
            StoredEntry entry = entry(id, "does");
            Seal seal = head.seal(id, entry.sha256());
            chain.add(new SealedEntry(seal, Optional.of(entry)));
            head = seal.asHead();
        }
    }

    @Test
    void a_chain_in_order_is_followed_to_its_head() {
        ChainWalk walk = walk(Optional.empty());

        assertThat(walk.suspicion()).isEmpty();
        assertThat(walk.head()).isEqualTo(head);
        assertThat(walk.missingHead()).isEmpty();
    }

    @Test
    void a_chain_can_be_followed_in_portions() {
        ChainWalk walk = new ChainWalk(JSON, Optional.of(chain.get(1).seal().asHead()));

        walk.follow(chain.subList(0, 3));
        walk.follow(chain.subList(3, 4));

        assertThat(walk.head()).isEqualTo(head);
        assertThat(walk.keptSeen()).isTrue();
    }

    @Test
    void changed_content_is_an_alteration() {
        StoredEntry original = chain.get(1).entry().orElseThrow();
        byte[] forged = new String(original.canonical(), StandardCharsets.UTF_8).replace("does", "lies")
                .getBytes(StandardCharsets.UTF_8);
        replace(1, new StoredEntry(original.columns(), forged, original.sha256()));

        assertFound(Kind.ALTERED, 2, "B");
    }

    @Test
    void a_changed_column_is_an_alteration_though_the_digest_fits() {
        StoredEntry original = chain.get(1).entry().orElseThrow();
        replace(1, new StoredEntry(Map.of("id", "B", "action", "lies"), original.canonical(), original.sha256()));

        assertFound(Kind.ALTERED, 2, "B");
    }

    @Test
    void changed_content_with_a_new_digest_is_an_alteration() {
        replace(1, entry("B", "lies"));

        assertFound(Kind.ALTERED, 2, "B");
        assertThat(walk(Optional.empty()).suspicion().orElseThrow().witness())
                .contains(chain.get(1).seal().entrySha256());
    }

    @Test
    void changed_content_sealed_anew_does_not_fit_the_next_seal() {
        StoredEntry forged = entry("B", "lies");
        Seal forgedSeal = chain.get(0).seal().asHead().seal("B", forged.sha256());
        chain.set(1, new SealedEntry(forgedSeal, Optional.of(forged)));

        assertFound(Kind.REPLACED, 2, "B");
    }

    @Test
    void a_missing_entry_is_named_by_its_seal() {
        chain.set(2, new SealedEntry(chain.get(2).seal(), Optional.empty()));

        assertFound(Kind.REMOVED, 3, "C");
    }

    @Test
    void a_missing_seal_leaves_a_gap() {
        chain.remove(1);

        assertFound(Kind.REMOVED, 2, null);
    }

    @Test
    void renumbering_does_not_hide_a_gap() {
        chain.remove(1);
        chain.set(1, renumbered(chain.get(1), 2));
        chain.set(2, renumbered(chain.get(2), 3));

        assertFound(Kind.REPLACED, 1, "A");
    }

    @Test
    void two_seals_with_each_other_s_numbers_are_out_of_order() {
        SealedEntry second = chain.get(1);
        chain.set(1, renumbered(chain.get(2), 2));
        chain.set(2, renumbered(second, 3));

        Suspicion suspicion = walk(Optional.empty()).suspicion().orElseThrow();
        assertThat(suspicion.witness()).contains(second.seal().hash());
        assertThat(suspicion.ifElsewhere()).extracting(Finding::kind, Finding::number, Finding::entryId)
                .containsExactly(Kind.REORDERED, 2L, "C");
    }

    @Test
    void a_changed_seal_is_an_alteration() {
        Seal seal = chain.get(3).seal();
        chain.set(3, new SealedEntry(new Seal(4, "D", seal.entrySha256(), seal.previous(), "0".repeat(64)),
                chain.get(3).entry()));

        assertFound(Kind.ALTERED, 4, "D");
    }

    @Test
    void a_kept_head_tells_of_a_tail_that_was_cut_off_and_of_a_chain_made_anew() {
        ChainHead kept = head;
        chain.remove(3);
        assertThat(walk(Optional.of(kept)).missingHead()).map(Finding::kind).contains(Kind.CUT_OFF);
        assertThat(walk(Optional.of(kept)).missingHead()).map(Finding::number).contains(4L);

        ChainHead other = new ChainHead(2, "1".repeat(64));
        assertThat(walk(Optional.of(other)).missingHead()).map(Finding::kind).contains(Kind.REWRITTEN);
        assertThat(walk(Optional.of(ChainHead.BEGINNING)).missingHead()).isEmpty();
    }

    @Test
    void a_head_is_read_as_it_was_written() {
        assertThat(ChainHead.parse(head.toString())).isEqualTo(head);
        for (String text : List.of("", "4", "4-abc", "-1-" + head.hash(), head.hash(), "9999999999999999999-" + head.hash())) {
            assertThatThrownBy(() -> ChainHead.parse(text)).as(text).isInstanceOf(Problem.class);
        }
    }

    @Test
    void a_hash_can_be_recomputed_with_any_sha256_tool() {
        byte[] both = HexFormat.of().parseHex("00".repeat(32) + "ab".repeat(32));

        assertThat(ChainHead.BEGINNING.seal("A", "ab".repeat(32)).hash()).isEqualTo(HexFormat.of().formatHex(Sha256.of(both)));
    }

    private void assertFound(Kind kind, long number, String entryId) {
        assertThat(walk(Optional.empty()).suspicion().map(Suspicion::finding).orElseThrow())
                .extracting(Finding::kind, Finding::number, Finding::entryId).containsExactly(kind, number, entryId);
    }

    private ChainWalk walk(Optional<ChainHead> kept) {
        ChainWalk walk = new ChainWalk(JSON, kept);
        walk.follow(chain);
        return walk;
    }

    private void replace(int index, StoredEntry entry) {
        chain.set(index, new SealedEntry(chain.get(index).seal(), Optional.of(entry)));
    }

    private static SealedEntry renumbered(SealedEntry link, long number) {
        Seal seal = link.seal();
        return new SealedEntry(new Seal(number, seal.entryId(), seal.entrySha256(), seal.previous(), seal.hash()),
                link.entry());
    }

    private static StoredEntry entry(String id, String action) {
        byte[] canonical = ("{\"id\":\"" + id + "\",\"action\":\"" + action + "\"}").getBytes(StandardCharsets.UTF_8);
        return new StoredEntry(Map.of("id", id, "action", action), canonical, HexFormat.of().formatHex(Sha256.of(canonical)));
    }
}
