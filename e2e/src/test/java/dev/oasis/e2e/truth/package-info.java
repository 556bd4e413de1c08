/**
 * Whether update-api is ever wrong: several replicas behind a bad line to Kafka, with a database that goes and comes, are asked
 * all the time, and each answer is compared with the decision on the catalog that the answer names.
 */
package dev.oasis.e2e.truth;
