/** Keeps an installation from losing its last owner, whoever takes the owner away and however. */
package dev.oasis.admin.owner;
