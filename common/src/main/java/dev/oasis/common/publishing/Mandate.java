package dev.oasis.common.publishing;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * What a caller may do at the CI door besides what its grants say.
 *
 * @param channels on which its releases may begin; empty for all
 */
public record Mandate(Set<Permission> permissions, Optional<Set<String>> channels) {

    /** Of keys and people, for whom their grants say it all. */
    public static final Mandate FULL = new Mandate(EnumSet.allOf(Permission.class), Optional.empty());

    public Mandate {
        permissions = Set.copyOf(permissions);
        channels = channels.map(Set::copyOf);
    }

    /** @throws Problem {@code publisher_mandate_exceeded} */
    public void require(Permission permission) {
        if (!permissions.contains(permission)) {
            throw Problem.of(ProblemCode.PUBLISHER_MANDATE_EXCEEDED, "The publisher's rule does not allow to "
                    + permission.wireName() + "; an administrator can add it to the rule's permissions.");
        }
    }

    /** @throws Problem {@code publisher_mandate_exceeded} */
    public void requireChannel(String channel) {
        if (channels.filter(allowed -> !allowed.contains(channel)).isPresent()) {
            throw Problem.ofField(ProblemCode.PUBLISHER_MANDATE_EXCEEDED, "channel", "would be " + channel
                    + ", and the publisher's rule allows only "
                    + channels.get().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
    }
}
