/** What the documentation says in tables and tells its readers to type, for tests that hold the code to it. */
package dev.oasis.testkit.documentation;
