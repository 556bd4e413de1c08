/** The rules of trusted publishing over REST: which jobs of which repository may release an app, and what they may do. */
package dev.oasis.admin.publisher;
