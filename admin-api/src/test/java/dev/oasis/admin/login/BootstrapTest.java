package dev.oasis.admin.login;

import static dev.oasis.admin.Api.BOOTSTRAP_KEY;
import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.ownerKey;
import static dev.oasis.admin.login.People.LANDING;
import static dev.oasis.admin.login.People.browser;
import static dev.oasis.admin.login.People.code;
import static dev.oasis.admin.login.People.freshLogin;
import static dev.oasis.admin.login.People.me;
import static dev.oasis.testkit.login.LoginProvidersResource.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.login.Browser;
import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.login.Page;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class BootstrapTest {

    @Inject
    Pool pool;

    private List<String> switchedOff;

    /** Other tests have owners: they are put aside, and nobody else makes a call meanwhile. */
    @BeforeEach
    void leaveNoOwner() {
        ownerKey();
        switchedOff = new ArrayList<>();
        pool.query("update api_key set enabled = false where enabled and scopes like '%owner%' returning id").executeAndAwait()
                .forEach(row -> switchedOff.add(row.getString(0)));
        deleteOwnersAmongPeople();
    }

    @AfterEach
    void bringThemBack() {
        deleteOwnersAmongPeople();
        pool.query("update api_key set enabled = false where name = 'raced'").executeAndAwait();
        pool.preparedQuery("update api_key set enabled = true where id = any($1)")
                .executeAndAwait(Tuple.of(switchedOff.toArray(String[]::new)));
    }

    private void deleteOwnersAmongPeople() {
        pool.query("delete from role_grant where role = 'owner' and user_id is not null").executeAndAwait();
    }

    @Test
    void whoLogsInWithTheBootstrapKeyBecomesTheFirstOwnerAndNobodyAfterThem() {
        Browser browser = browser();

        Page landed = finish(browser, begin(browser, BOOTSTRAP_KEY), freshLogin());

        assertThat(landed.status()).as(landed.body()).isEqualTo(303);
        assertThat(me(browser).getList("grants.scope")).isEqualTo(List.of("owner"));
        assertThat(owners()).isEqualTo(1);
        as(BOOTSTRAP_KEY).get("/admin/apps").then().statusCode(401);
        Browser late = browser();
        Page refused = finish(late, begin(late, BOOTSTRAP_KEY), freshLogin());
        assertThat(code(refused)).isEqualTo("bootstrap_refused");
        assertThat(owners()).isEqualTo(1);
    }

    @Test
    void wrongKeyBeginsNothing() {
        Page refused = begin(browser(), BOOTSTRAP_KEY.replace('0', '1'));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("bootstrap_refused");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void loginWithoutTheKeyMakesNoOwner() {
        assertThat(code(People.logInAtGitHub(browser(), freshLogin()))).isEqualTo("not_invited");
        assertThat(owners()).isZero();
    }

    @Test
    void ofManyAtOnceOneBecomesTheFirstOwner() {
        List<Callback> people = IntStream.range(0, 6).mapToObj(i -> ready()).toList();

        List<CompletableFuture<Integer>> calls = new ArrayList<>(people.stream()
                .map(person -> CompletableFuture.supplyAsync(() -> person.browser().open(person.address()).status())).toList());
        IntStream.range(0, 2).forEach(i -> calls.add(CompletableFuture.supplyAsync(() -> as(BOOTSTRAP_KEY)
                .body(Map.of("name", "raced", "scopes", List.of("owner"))).post("/admin/api-keys").statusCode())));

        assertThat(calls.stream().map(CompletableFuture::join)).as("one is let in, by login or as a key")
                .filteredOn(status -> status == 303 || status == 201).hasSize(1);
        assertThat(owners()).isEqualTo(1);
    }

    @Test
    void bootstrapKeyNeverStandsInTheDatabaseOrAnAnswer() {
        Browser browser = browser();
        Page begun = begin(browser, BOOTSTRAP_KEY);

        assertThat(begun.body()).doesNotContain(BOOTSTRAP_KEY);
        long found = pool.preparedQuery("select count(*) from login_attempt l where cast(l as text) like $1")
                .executeAndAwait(Tuple.of("%" + BOOTSTRAP_KEY + "%")).iterator().next().getLong(0);
        assertThat(found).isZero();
    }

    private record Callback(Browser browser, String address) {
    }

    /** Somebody whose next step is the callback. */
    private static Callback ready() {
        Browser browser = browser();
        String login = freshLogin();
        Page form = browser.open(JsonPath.from(begin(browser, BOOTSTRAP_KEY).body()).getString("location"));
        Page answer = browser.submit(form, Map.of("login", login, "id", login.substring(8), "authorize", "1"),
                ORIGIN + "/auth/callback");
        return new Callback(browser, answer.location().orElseThrow().toString());
    }

    private static Page begin(Browser browser, String key) {
        return browser.script("POST", "/auth/bootstrap",
                "{\"key\": \"" + key + "\", \"provider\": \"github\", \"redirect\": \"" + LANDING + "\"}",
                Map.of("Content-Type", "application/json"));
    }

    private static Page finish(Browser browser, Page begun, String login) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        Page form = browser.open(JsonPath.from(begun.body()).getString("location"));
        return browser.submit(form, Map.of("login", login, "id", login.substring(8), "authorize", "1"), ORIGIN + LANDING);
    }

    private long owners() {
        return pool.query("select count(*) from working_owner").executeAndAwait().iterator().next().getLong(0);
    }
}
