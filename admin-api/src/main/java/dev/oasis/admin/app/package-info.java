/** Apps over REST: made, listed, changed, deleted. The only writer of the app and channel tables beside release creation. */
package dev.oasis.admin.app;
