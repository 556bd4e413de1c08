/** Which build of which service answers. */
package dev.oasis.common.version;
