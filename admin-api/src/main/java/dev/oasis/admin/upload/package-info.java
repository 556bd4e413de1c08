/** What artifacts and installers have in common over REST: a presigned upload first, its confirmation later. */
package dev.oasis.admin.upload;
