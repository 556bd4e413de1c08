package dev.oasis.common.openapi;

import java.util.HashSet;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The properties that an answer may leave out: those that a {@code @JsonInclude} says so of. All others are always there. */
final class OptionalProperties {

    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);

    private final Set<String> names = new HashSet<>();

    OptionalProperties(IndexView index) {
        for (AnnotationInstance include : index.getAnnotations(JSON_INCLUDE)) {
            if (include.value() == null || include.value().asEnum().equals(JsonInclude.Include.ALWAYS.name())) {
                continue;
            }
            AnnotationTarget target = include.target();
            if (target.kind() == AnnotationTarget.Kind.FIELD) {
                add(target.asField());
            } else if (target.kind() == AnnotationTarget.Kind.CLASS) {
                target.asClass().fields().stream().filter(field -> field.type().kind() != org.jboss.jandex.Type.Kind.PRIMITIVE)
                        .forEach(this::add);
            }
        }
    }

    private void add(FieldInfo field) {
        ClassInfo owner = field.declaringClass();
        names.add(owner.simpleName() + "." + field.name());
    }

    boolean contains(String type, String property) {
        return names.contains(type + "." + property);
    }
}
