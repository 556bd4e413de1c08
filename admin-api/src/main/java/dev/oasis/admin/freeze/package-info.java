/** Freeze windows of an app over REST: when nothing is published and nothing grows. */
package dev.oasis.admin.freeze;
