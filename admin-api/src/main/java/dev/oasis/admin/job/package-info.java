/**
 * Jobs over REST: listed, shown with what happened to them and what their provider was told, cancelled, approved, run again.
 */
package dev.oasis.admin.job;
