/** The service that administrators talk to, and the one that migrates the schema. */
package dev.oasis.admin;
