package dev.oasis.testkit.architecture;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Each class belongs to the feature after which the first package below its module is named. */
final class FeatureSlices implements SliceAssignment {

    private final String prefix;
    private final Set<String> deeper;

    /** @param deeper packages relative to the module that count as features of their own */
    FeatureSlices(String module, Set<String> deeper) {
        this.prefix = module + ".";
        this.deeper = deeper;
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        // With a dot behind it a package is a prefix of those below it and of nothing else.
        String packageName = type.getPackageName() + ".";
        if (!packageName.startsWith(prefix) || packageName.equals(prefix)) {
            return SliceIdentifier.ignore();
        }
        String below = packageName.substring(prefix.length());
        return SliceIdentifier.of(deeper.stream().filter(feature -> below.startsWith(feature + ".")).findFirst()
                .orElseGet(() -> below.substring(0, below.indexOf('.'))));
    }

    @Override
    public String getDescription() {
        return "features of " + prefix.substring(0, prefix.length() - 1);
    }
}
