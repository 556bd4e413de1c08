/**
 * Which update a client gets: a pure function of one app's catalog and one request, used by update-api for each check and by
 * admin-api to explain an answer. Values and functions only: no framework, no clock, no input or output; all of it is
 * immutable and safe from any thread.
 */
package dev.oasis.common.catalog.decision;
