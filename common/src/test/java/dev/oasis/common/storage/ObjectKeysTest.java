package dev.oasis.common.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class ObjectKeysTest {

    @Test
    void every_upload_has_a_key_of_its_own_below_the_apps_folder() {
        String first = ObjectKeys.freshUpload("myapp", "a.exe");

        assertThat(first.split("/")).hasSize(4).startsWith("myapp", "uploads").endsWith("a.exe")
                .satisfies(segments -> assertThat(Ulid.isUlid(segments[2])).isTrue());
        assertThat(ObjectKeys.freshUpload("myapp", "a.exe")).isNotEqualTo(first);
        assertThat(ObjectKeys.requireOwn("myapp", first)).isEqualTo(first);
        assertThat(ObjectKeys.filenameOf(first)).isEqualTo("a.exe");
    }

    @Test
    void content_has_the_key_of_its_digest_and_its_name() {
        assertThat(ObjectKeys.blob("myapp", "abc", "My App.dmg")).isEqualTo("myapp/blobs/abc/My App.dmg");
        assertThat(ObjectKeys.freshBlob("myapp", "abc", "My App.dmg")).startsWith("myapp/blobs/abc/").endsWith("/My App.dmg")
                .isNotEqualTo(ObjectKeys.freshBlob("myapp", "abc", "My App.dmg"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "myapp/a.exe", "myapp/1.2.0/My App_1.2.0.exe", "myapp/v1.2.0/überall.exe", "myapp/..a/b..",
            "myapp/.a" })
    void a_key_below_the_apps_folder_is_its_own(String key) {
        assertThat(ObjectKeys.requireOwn("myapp", key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "myapp", "myapp/", "myapp2/a.exe", "other/a.exe", "/myapp/a.exe", "MYAPP/a.exe",
            "myapp/../other/a.exe",
            "myapp/./a.exe", "myapp//a.exe", "myapp/a/..", "myapp/a/", "myapp\\a.exe", "myapp/a\\..\\b", "myapp/a\nb",
            "myapp/a\u0000", "myapp/a\u007f" })
    void any_other_key_is_foreign(String key) {
        assertThat(catchThrowableOfType(Problem.class, () -> ObjectKeys.requireOwn("myapp", key)).code())
                .isEqualTo(ProblemCode.OBJECT_KEY_FOREIGN);
    }

    @Test
    void a_key_has_at_most_1024_bytes_whatever_the_number_of_characters() {
        String longest = "myapp/" + "a".repeat(1018);

        assertThat(ObjectKeys.requireOwn("myapp", longest)).isEqualTo(longest);
        assertThat(catchThrowableOfType(Problem.class, () -> ObjectKeys.requireOwn("myapp", longest + "a"))).isNotNull();
        assertThat(catchThrowableOfType(Problem.class, () -> ObjectKeys.requireOwn("myapp", "myapp/" + "ü".repeat(510))))
                .isNotNull();
    }
}
