/**
 * The platform as a whole, for operators: asks the other services how they are. On no path that the public depends on: without
 * credentials everybody gets the same outcome, which is at most two seconds old.
 */
package dev.oasis.admin.platform;
