package dev.oasis.update.outflow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.oasis.common.events.KafkaSender;
import dev.oasis.update.UpdateApiConfig;

/** Makes the one outflow of this process. */
@ApplicationScoped
class OutflowProducer {

    private static final String FOLDER = "spool";

    @Produces
    @Singleton
    Outflow outflow(KafkaSender kafka, UpdateApiConfig config) {
        return new Outflow(records -> kafka.send(records.stream().map(OutgoingRecord::toKafka).toList()),
                new SpoolDirectory(config.dataDir().resolve(FOLDER), config.maxSpoolSize().asLongValue()));
    }
}
