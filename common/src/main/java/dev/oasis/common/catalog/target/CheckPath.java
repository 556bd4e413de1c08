package dev.oasis.common.catalog.target;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.version.TauriVersion;

/**
 * What the address of an update check says after {@code /update/}: {@code {target}/{current}},
 * {@code {target}/{arch}/{current}}
 * or either of them with {@code /{bundle}}. Of three segments the second or the third is the version, which tells the two
 * forms apart: no architecture and no kind of bundle reads as a version.
 */
public sealed interface CheckPath {

    /** A check that can be decided. */
    record Parts(RequestedTarget target, TauriVersion current) implements CheckPath {
        public Parts {
            Objects.requireNonNull(target);
            Objects.requireNonNull(current);
        }
    }

    /** The address has the form of a check, but what stands in the place of the version is none. */
    record NotAVersion() implements CheckPath {
    }

    /** The address does not have the form of a check. */
    record Malformed() implements CheckPath {
    }

    /**
     * Never throws.
     *
     * @param segments percent-decoded, without the slashes; an empty last one (a trailing slash) is an absent bundle
     */
    static CheckPath parse(List<String> segments) {
        int size = segments.size();
        if (size < 2 || size > 4 || segments.get(0).isEmpty()) {
            return new Malformed();
        }
        if (size == 4) {
            return parts(segments.get(0), segments.get(1), TauriVersion.parse(segments.get(2)), segments.get(3));
        }
        Optional<TauriVersion> second = TauriVersion.parse(segments.get(1));
        if (size == 2 || second.isPresent()) {
            return parts(segments.get(0), null, second, size == 2 ? null : segments.get(2));
        }
        return parts(segments.get(0), segments.get(1), TauriVersion.parse(segments.get(2)), null);
    }

    private static CheckPath parts(String target, String architecture, Optional<TauriVersion> current, String bundle) {
        return current.isEmpty() ? new NotAVersion()
                : new Parts(RequestedTarget.of(target, architecture, bundle), current.get());
    }
}
