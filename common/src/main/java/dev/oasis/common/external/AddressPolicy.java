package dev.oasis.common.external;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import io.vertx.core.net.TrustOptions;

/** Where a fetch may connect to and whom it believes. Blocks: worker threads only. */
public interface AddressPolicy {

    /** All addresses of a host; asked once for each hop. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    boolean permits(InetAddress address);

    boolean permitsPort(int port);

    /** Certificates to believe instead of the platform's own. */
    Optional<TrustOptions> trust();
}
