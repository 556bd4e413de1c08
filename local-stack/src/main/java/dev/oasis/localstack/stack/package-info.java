/**
 * PostgreSQL, a Kafka broker and an S3 server in one JVM of its own: what `./oasis up` and every test run on. Each is the
 * real thing, keeps its data in one directory, listens on the loopback interface only and asks for a password (Kafka
 * excepted). The process ends with its owner and repairs what a killed predecessor left.
 */
package dev.oasis.localstack.stack;
