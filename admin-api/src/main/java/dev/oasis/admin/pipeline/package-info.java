/** Pipelines of an app over REST: what starts them, what their jobs do, and running one by hand. */
package dev.oasis.admin.pipeline;
