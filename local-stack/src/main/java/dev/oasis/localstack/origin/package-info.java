/**
 * The one origin that users see: an HTTP and WebSocket proxy that sends each path to the service it belongs to. It trusts no
 * forwarding header that comes in and tells the services who asked.
 */
package dev.oasis.localstack.origin;
