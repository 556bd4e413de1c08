/** The public minisign keys that an app trusts; several while one is being replaced. */
package dev.oasis.common.catalog.key;
