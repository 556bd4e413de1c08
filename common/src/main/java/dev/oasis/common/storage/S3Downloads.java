package dev.oasis.common.storage;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.http.SdkHttpMethod;

/** Presigned S3 addresses. The name is signed too: blobs of earlier versions do not carry it themselves. */
record S3Downloads(S3Signer signer) implements DownloadSigner {

    @Override
    public SignedDownload sign(String key, String filename, Duration ttl) {
        String query = "response-content-disposition=" + UrlText.encode(new NamedFile(filename).contentDisposition());
        PresignedRequest request = signer.sign(SdkHttpMethod.GET, key, query, Map.of(), ttl);
        return new SignedDownload(request.url(), Optional.of(request.expiresAt()));
    }
}
