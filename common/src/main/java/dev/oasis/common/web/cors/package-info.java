/** Which other sites' pages may call what needs credentials. What is public has its own rules in update-api. */
package dev.oasis.common.web.cors;
