/**
 * The keys that seal secrets: with which of them rows are sealed, and sealing them anew when another becomes the active one.
 */
package dev.oasis.admin.encryption;
