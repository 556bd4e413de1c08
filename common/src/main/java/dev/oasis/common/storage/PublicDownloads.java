package dev.oasis.common.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Addresses below a public base. The name is the last segment of a blob's key and stored with the blob. */
record PublicDownloads(URI base) implements DownloadSigner {

    @Override
    public SignedDownload sign(String key, String filename, Duration ttl) {
        return new SignedDownload(URI.create(UrlText.withoutSlash(base.toString()) + "/" + UrlText.encodePath(key)),
                Optional.empty());
    }
}
