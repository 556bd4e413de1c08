package dev.oasis.common.storage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.oasis.common.crypto.Sha256;

/**
 * AWS Signature Version 4 in the query string, written from its description ("Authenticating Requests: Using Query Parameters",
 * Amazon S3 API reference), as a storage server computes it.
 */
final class SigV4Reference {

    static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private SigV4Reference() {
    }

    /** The signature that the request must carry, given what it says of its time, region and signed headers. */
    static String of(String method, URI url, Map<String, String> headers) {
        Map<String, String> query = new TreeMap<>(Arrays.stream(url.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        query.remove("X-Amz-Signature");
        Map<String, String> signed = new TreeMap<>(headers);
        signed.put("host", url.getRawAuthority());
        String canonical = String.join("\n", method, url.getRawPath(),
                query.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&")),
                signed.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
                        .collect(Collectors.joining()),
                String.join(";", signed.keySet()), "UNSIGNED-PAYLOAD");
        String[] credential = query.get("X-Amz-Credential").split("%2F");
        String scope = String.join("/", credential[1], credential[2], credential[3], credential[4]);
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", query.get("X-Amz-Date"), scope, Sha256.hex(canonical));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
