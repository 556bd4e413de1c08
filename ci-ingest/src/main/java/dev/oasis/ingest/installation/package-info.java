/**
 * What GitHub tells of an App's installations: who installed, suspended or removed it, and which repositories it may see. The
 * integration and its repositories say in words when they are out of reach.
 */
package dev.oasis.ingest.installation;
