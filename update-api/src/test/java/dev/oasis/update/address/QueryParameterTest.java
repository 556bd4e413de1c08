package dev.oasis.update.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryParameterTest {

    @Test
    void the_first_of_its_name_counts_and_others_are_ignored() {
        assertThat(QueryParameter.first("a=1&client=x%2D1&client=y", "client")).contains("x-1");
        assertThat(QueryParameter.first("bundle={{bundle_type}}&client=x", "client")).contains("x");
        assertThat(QueryParameter.first("client=a=b", "client")).contains("a=b");
    }

    @Test
    void nothing_is_found_where_nothing_is_said() {
        assertThat(QueryParameter.first(null, "client")).isEmpty();
        assertThat(QueryParameter.first("", "client")).isEmpty();
        assertThat(QueryParameter.first("client", "client")).isEmpty();
        assertThat(QueryParameter.first("client=", "client")).isEmpty();
        assertThat(QueryParameter.first("xclient=1&clients=2&c=%zz", "client")).isEmpty();
    }
}
