/** Installers of a draft over REST: presigned upload, confirmation, deletion. */
package dev.oasis.admin.installer;
