/**
 * Reading raw addresses: path segments and query parameters as shipped apps send them, which strict parsers refuse. Stands
 * below the routes, so that what they lead to can read its own parameters.
 */
package dev.oasis.update.address;
