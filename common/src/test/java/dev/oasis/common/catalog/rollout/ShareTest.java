package dev.oasis.common.catalog.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;

class ShareTest {

    @ParameterizedTest
    @CsvSource({ "0,0,0.0", "0.01,1,0.01", "2.50,250,2.5", "33.33,3333,33.33", "100,10000,100.0",
            "100.00,10000,100.0", "1e2,10000,100.0", "0e-999999999,0,0.0" })
    void percent_becomes_basis_points_and_back(BigDecimal percent, int basisPoints, double shown) {
        Share share = Share.ofPercent("percent", percent);

        assertThat(share.basisPoints()).isEqualTo(basisPoints);
        assertThat(share.percent()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = { "-0.01", "100.01", "0.001", "1e3", "1e999999999", "1e-999999999", "-1e999999999" })
    void what_is_no_share_is_refused(BigDecimal percent) {
        assertThatThrownBy(() -> Share.ofPercent("percent", percent)).isInstanceOf(Problem.class);
    }
}
