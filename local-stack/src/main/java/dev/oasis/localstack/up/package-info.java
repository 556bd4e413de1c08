/**
 * The commands behind {@code ./oasis}: {@code up} starts the stack and every service, puts one origin before them and watches
 * over them; {@code status} says what runs; {@code down} ends it, also when {@code up} was killed. What a user can do about a
 * failure stands in the message of a {@link dev.oasis.localstack.up.LaunchFailure}.
 */
package dev.oasis.localstack.up;
