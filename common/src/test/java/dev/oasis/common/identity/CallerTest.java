package dev.oasis.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    @ParameterizedTest
    @CsvSource({ "OWNER, OWNER ADMIN CI READ", "ADMIN, ADMIN CI READ", "CI, CI", "READ, READ" })
    void a_scope_hands_out_itself_and_what_it_includes(Scope own, String grantable) {
        Caller caller = new Caller("k1", "key", Set.of(own), true, Set.of());

        assertThat(Arrays.stream(Scope.values()).filter(caller::mayGrant).map(Scope::name))
                .containsExactly(grantable.split(" "));
    }

    @Test
    void several_scopes_hand_out_what_any_of_them_does() {
        Caller caller = new Caller("k1", "key", Set.of(Scope.CI, Scope.READ), true, Set.of());

        assertThat(Arrays.stream(Scope.values()).filter(caller::mayGrant)).containsExactly(Scope.CI, Scope.READ);
    }

    @Test
    void a_key_for_some_apps_sees_just_those() {
        Caller bound = new Caller("k1", "key", Set.of(Scope.CI), false, Set.of("app1"));

        assertThat(bound.sees("app1")).isTrue();
        assertThat(bound.sees("app2")).isFalse();
        assertThat(new Caller("k2", "key", Set.of(Scope.CI), true, Set.of()).sees("app2")).isTrue();
        assertThat(new Caller("k3", "key", Set.of(Scope.OWNER), false, Set.of()).sees("app2")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_is_found_by_its_wire_name_only(Scope scope) {
        assertThat(Scope.parse(scope.wireName())).contains(scope);
        assertThat(Scope.parse(scope.name())).isEmpty();
        assertThat(Scope.parse("")).isEmpty();
    }
}
