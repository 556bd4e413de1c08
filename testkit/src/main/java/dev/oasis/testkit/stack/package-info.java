/**
 * A running PostgreSQL, Kafka and S3 for tests, each test JVM with its own, in child JVMs so that no server's library meets
 * the class path under test. They end with the test JVM, however it ends.
 */
package dev.oasis.testkit.stack;
