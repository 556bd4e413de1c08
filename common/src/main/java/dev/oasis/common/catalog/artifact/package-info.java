/** What a release consists of: updater bundles for clients, installers for people. Both are served from verified content. */
package dev.oasis.common.catalog.artifact;
