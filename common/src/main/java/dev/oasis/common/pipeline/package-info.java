/**
 * Pipelines: what an app wants done when something happens in its repository, and the jobs that are made of them. An event
 * gives a pipeline one job, whoever tells of it and how often.
 */
package dev.oasis.common.pipeline;
