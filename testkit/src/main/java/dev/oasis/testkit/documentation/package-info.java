/** What the documentation says in tables, for tests that hold the code to it. */
package dev.oasis.testkit.documentation;
