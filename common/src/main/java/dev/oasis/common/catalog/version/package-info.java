/** Versions in the order that Tauri clients use, which is that of Rust's {@code semver} crate. Pure values, no framework. */
package dev.oasis.common.catalog.version;
