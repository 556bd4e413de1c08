package dev.oasis.common.storage;

import java.nio.charset.StandardCharsets;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * The layout of the bucket: uploads of an app lie under {@code {slug}/}, verified content under
 * {@code {slug}/blobs/{sha256}/{filename}}.
 */
public final class ObjectKeys {

    /** Of S3: UTF-8 bytes, not characters. */
    private static final int MAX_BYTES = 1024;

    private ObjectKeys() {
    }

    /** A key that nobody has used before, for one presigned upload. */
    public static String freshUpload(String slug, String filename) {
        return slug + "/uploads/" + Ulid.next() + "/" + filename;
    }

    /**
     * Where verified content is kept and served from. The name belongs to the key: the same bytes under two names are two
     * objects, so that each is saved under its own from whatever host serves it.
     */
    public static String blob(String slug, String sha256, String filename) {
        return slug + "/blobs/" + sha256 + "/" + filename;
    }

    /** The same for content whose usual key is being deleted: a key that nobody has used before. */
    public static String freshBlob(String slug, String sha256, String filename) {
        return slug + "/blobs/" + sha256 + "/" + Ulid.next() + "/" + filename;
    }

    /**
     * Checks a key that CI names.
     *
     * @throws Problem {@code object_key_foreign} when it is not below the app's own folder
     */
    public static String requireOwn(String slug, String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES || !key.startsWith(slug + "/") || key.endsWith("/")
                || hasDotSegment(key)
                || key.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '\\')) {
            throw Problem.of(ProblemCode.OBJECT_KEY_FOREIGN,
                    "Name an object below '" + slug + "/', without '.', '..' or empty segments.");
        }
        return key;
    }

    /** The last segment: what a person would call the file. */
    public static String filenameOf(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static boolean hasDotSegment(String key) {
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
