/** The keys that an app trusts, over REST. The only writer of the signing key table. */
package dev.oasis.admin.signingkey;
