package dev.oasis.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final AppBinding A = AppBinding.only(Set.of("a"));
    private static final AppBinding B = AppBinding.only(Set.of("b"));

    /** What a caller may do with app {@code a} in an operation that asks for one of the scopes. */
    private enum Answer {
        ALLOWED,
        FORBIDDEN,
        NOT_FOUND
    }

    @ParameterizedTest
    @CsvSource({
            // grants, asked, answer for app a
            "owner:*, owner, ALLOWED", "owner:*, owner admin, ALLOWED", "owner:*, ci, FORBIDDEN",
            "admin:*, owner admin, ALLOWED", "admin:*, owner, FORBIDDEN",
            "admin:a, owner admin, ALLOWED", "admin:b, owner admin, NOT_FOUND",
            "ci:a, owner admin, FORBIDDEN", "ci:a, owner admin ci, ALLOWED", "ci:b, owner admin ci, NOT_FOUND",
            "read:a, owner admin ci, FORBIDDEN", "read:a, owner admin read, ALLOWED", "read:b, read, NOT_FOUND",
            // The admin of one app who is a viewer of another changes only the first.
            "admin:a read:b, owner admin, ALLOWED", "admin:b read:a, owner admin, FORBIDDEN",
            "admin:b read:a, owner admin read, ALLOWED", "admin:b read:*, owner admin, FORBIDDEN",
            "admin:a read:*, owner admin, ALLOWED", "ci:b read:b, ci read, NOT_FOUND", "'', read, NOT_FOUND" })
    void an_operation_is_judged_by_the_grants_on_that_app(String grants, String asked, Answer answer) {
        Caller caller = caller(grants).askedFor(scopes(asked));

        assertThat(!caller.sees("a") ? Answer.NOT_FOUND : caller.may("a") ? Answer.ALLOWED : Answer.FORBIDDEN)
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({ "owner:*, owner, *", "admin:a ci:b, admin, a", "admin:a ci:b, admin ci, a b", "admin:a read:*, admin, a",
            "admin:a read:*, admin read, *", "ci:a, read, ''" })
    void a_list_shows_the_apps_on_which_the_operation_may_be_done(String grants, String asked, String apps) {
        assertThat(caller(grants).askedFor(scopes(asked)).reach()).isEqualTo(binding(apps));
    }

    @Test
    void before_the_operation_is_known_nothing_may_be_done() {
        assertThat(Caller.BOOTSTRAP.sees("a")).isTrue();
        assertThat(Caller.BOOTSTRAP.may("a")).isFalse();
        assertThat(Caller.BOOTSTRAP.reach()).isEqualTo(AppBinding.NONE);
    }

    @ParameterizedTest
    @CsvSource({ "owner, owner admin ci read", "admin, admin ci read", "ci, ci", "read, read", "ci read, ci read" })
    void a_scope_hands_out_itself_and_what_it_includes(String own, String grantable) {
        Caller caller = caller(own.replaceAll("(\\w)( |$)", "$1:*$2"));

        assertThat(Arrays.stream(Scope.values()).filter(scope -> caller.mayGrant(new Grant(scope, AppBinding.ALL))))
                .containsExactlyElementsOf(scopes(grantable).stream().sorted().toList());
    }

    @Test
    void apps_are_handed_out_only_where_the_scope_is_had() {
        Caller caller = caller("admin:a admin:b ci:c");

        assertThat(caller.mayGrant(new Grant(Scope.CI, A.and(B)))).isTrue();
        assertThat(caller.mayGrant(new Grant(Scope.CI, AppBinding.only(Set.of("a", "b", "c"))))).isTrue();
        assertThat(caller.mayGrant(new Grant(Scope.READ, AppBinding.only(Set.of("c"))))).isFalse();
        assertThat(caller.mayGrant(new Grant(Scope.CI, AppBinding.ALL))).isFalse();
    }

    @Test
    void an_owner_is_one_for_all_apps() {
        assertThatThrownBy(() -> new Grant(Scope.OWNER, A)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Role.OWNER.on(A)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AppBinding(true, Set.of("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({ "OWNER, owner", "ADMIN, admin", "DEVELOPER, ci read", "VIEWER, read" })
    void a_role_gives_its_scopes(Role role, String given) {
        assertThat(role.on(AppBinding.ALL)).extracting(Grant::scope).containsExactlyInAnyOrderElementsOf(scopes(given));
        assertThat(Role.parse(role.wireName())).contains(role);
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_is_found_by_its_wire_name_only(Scope scope) {
        assertThat(Scope.parse(scope.wireName())).contains(scope);
        assertThat(Scope.parse(scope.name())).isEmpty();
        assertThat(Scope.parse("")).isEmpty();
    }

    private static Caller caller(String grants) {
        return new Caller("k1", "somebody", Caller.Kind.USER, words(grants).map(CallerTest::grant).collect(Collectors.toSet()));
    }

    private static Grant grant(String text) {
        String[] parts = text.split(":");
        return new Grant(Scope.parse(parts[0]).orElseThrow(), binding(parts[1]));
    }

    private static AppBinding binding(String apps) {
        return apps.equals("*") ? AppBinding.ALL : AppBinding.only(words(apps).collect(Collectors.toSet()));
    }

    private static Set<Scope> scopes(String names) {
        return words(names).map(name -> Scope.parse(name).orElseThrow()).collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
