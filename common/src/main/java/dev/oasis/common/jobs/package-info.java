/**
 * Jobs: what runners are to do, its frozen copy, and the one class that moves a job through its states. A job names its app,
 * repository and pipeline by id only; why it was made is somebody else's business.
 */
package dev.oasis.common.jobs;
