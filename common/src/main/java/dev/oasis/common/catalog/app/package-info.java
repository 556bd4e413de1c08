/** Apps and their channels, the rules for their names, and how a caller's word for an app becomes the app that it may see. */
package dev.oasis.common.catalog.app;
