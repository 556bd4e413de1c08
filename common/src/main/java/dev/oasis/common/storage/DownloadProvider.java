package dev.oasis.common.storage;

/** What makes the addresses that downloads are sent to. */
public enum DownloadProvider {
    /** Addresses of an S3-compatible server, signed for a while. */
    S3,
    /** Addresses below a base that everybody can read, such as a custom domain or a CDN in front of the bucket. */
    PUBLIC,
    /** Storage is not configured: only what other hosts serve can be downloaded, unsigned. */
    NONE
}
