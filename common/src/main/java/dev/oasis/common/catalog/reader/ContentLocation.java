package dev.oasis.common.catalog.reader;

import java.net.URI;
import java.util.Optional;

/** Where verified content lies, as one text: the key of a blob in our storage, or the external address itself. */
public final class ContentLocation {

    private ContentLocation() {
    }

    /** Exactly one of them is given. */
    public static String of(String blobKey, String externalUrl) {
        if ((blobKey == null) == (externalUrl == null)) {
            throw new IllegalArgumentException("Verified content lies in the storage or elsewhere, not both and not nowhere");
        }
        return blobKey == null ? externalUrl : blobKey;
    }

    /** The address, when the content does not lie in our storage. No key of ours holds {@code ://}. */
    public static Optional<URI> external(String location) {
        return location.contains("://") ? Optional.of(URI.create(location)) : Optional.empty();
    }
}
