/**
 * The rules that keep modules, features and code in shape, written once for all modules. A module checks itself with a test
 * of three lines that calls {@link dev.oasis.testkit.architecture.ModuleArchitecture}. Each rule has a fixture in this
 * module's tests that breaks it: a rule that cannot fail says nothing.
 */
package dev.oasis.testkit.architecture;
