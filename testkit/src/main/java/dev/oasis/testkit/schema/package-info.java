/** The schema for tests of services that do not migrate it themselves. */
package dev.oasis.testkit.schema;
