package dev.oasis.common.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.oasis.common.web.problem.ProblemCode;

/**
 * The errors that an operation answers besides those that follow from its form ({@link ProblemRules}). On a class it speaks for
 * all operations of the class. The answer check of the tests holds it true.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Problems {

    ProblemCode[] value() default {};

    /** Those that several operations have in common because they do the same work. */
    ProblemGroup[] of() default {};
}
