package dev.oasis.update.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.oasis.update.UpdateApiConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Makes the counters of this process and shows how many there are. */
@ApplicationScoped
class UsageCountersProducer {

    @Produces
    @Singleton
    UsageCounters counters(UpdateApiConfig config, MeterRegistry metrics) {
        UsageCounters counters = new UsageCounters(config.maxCounters());
        Gauge.builder("oasis.usage.counters", counters, UsageCounters::size)
                .description("Counters held in memory").register(metrics);
        return counters;
    }
}
