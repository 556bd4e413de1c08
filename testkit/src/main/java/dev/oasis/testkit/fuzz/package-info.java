/**
 * Sends what nobody should send to every operation of a service's OpenAPI document, and sees that it is refused as documented
 * and changes nothing.
 */
package dev.oasis.testkit.fuzz;
