/**
 * Files that hold secrets or that another process reads while they are written: whole or not at all, and for their owner
 * only.
 */
package dev.oasis.localstack.files;
