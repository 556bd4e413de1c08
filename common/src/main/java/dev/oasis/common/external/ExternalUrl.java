package dev.oasis.common.external;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import dev.oasis.common.web.problem.Problem;

/**
 * The address of a file on another host: absolute, https, without credentials and fragment, as it will be given to clients.
 */
public record ExternalUrl(URI uri) {

    public static final int MAX_LENGTH = 2000;
    private static final int HTTPS_PORT = 443;

    /** @throws Problem {@code external_url_refused} */
    public ExternalUrl {
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw ExternalProblems.refused("must begin with https:// and a host name.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw ExternalProblems.refused("must hold no user name, password or fragment.");
        }
        String text = uri.toString();
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(c -> c > 0x7E)) {
            throw ExternalProblems.refused("must have at most " + MAX_LENGTH + " ASCII characters; percent-encode others.");
        }
    }

    /**
     * Reads what a request names.
     *
     * @throws Problem {@code external_url_refused} at the field
     */
    public static ExternalUrl require(String field, String text) {
        try {
            return parse(text);
        } catch (Problem problem) {
            throw problem.at(field);
        }
    }

    /** Where a redirect from here leads. */
    ExternalUrl redirected(String location) {
        try {
            return new ExternalUrl(uri.resolve(new URI(location)));
        } catch (URISyntaxException malformed) {
            throw ExternalProblems.refused("redirects to something that is no address.");
        }
    }

    /** In lower case. */
    public String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    int port() {
        return uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
    }

    /** Path and query as they stand in the request line. */
    String requestUri() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The last segment of the path, decoded: what a person would call the file; empty if there is none. */
    public String filename() {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static ExternalUrl parse(String text) {
        try {
            return new ExternalUrl(new URI(text));
        } catch (URISyntaxException malformed) {
            throw ExternalProblems.refused("cannot be read; percent-encode what is not a URL character.");
        }
    }
}
