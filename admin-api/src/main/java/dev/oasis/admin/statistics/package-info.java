/** The statistics of an app over HTTP: who may see them, and which period they are about. */
package dev.oasis.admin.statistics;
