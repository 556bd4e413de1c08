package dev.oasis.admin.encryption;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.common.crypto.seal.SecretSealer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Seals anew what another key than the active one has sealed, a few rows at a time. Several replicas may do it at once. */
@ApplicationScoped
public class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private final SealedRows rows;
    private final SecretSealer sealer;

    Resealing(SealedRows rows, SecretSealer sealer) {
        this.rows = rows;
        this.sealer = sealer;
    }

    @Scheduled(every = "30s", delayed = "10s", identity = "resealing", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return renewAll().onFailure().invoke(failure -> LOG.warnf("Secrets could not be sealed anew: %s", failure.getMessage()))
                .onFailure().recoverWithItem(0).replaceWithVoid();
    }

    /** Until nothing is left that the active key has not sealed; answers how many rows were. */
    Uni<Integer> renewAll() {
        return sealer.activeKey().map(this::renewAll).orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Integer> renewAll(String active) {
        Uni<Integer> total = Uni.createFrom().item(0);
        for (SealedColumn column : rows.columns()) {
            total = total.flatMap(sum -> renewColumn(column, active).map(done -> sum + done));
        }
        return total;
    }

    private Uni<Integer> renewColumn(SealedColumn column, String active) {
        return Uni.createFrom().deferred(() -> rows.renewSome(column, active)).repeat().until(done -> done == 0)
                .collect().with(Collectors.summingInt(Integer::intValue));
    }
}
