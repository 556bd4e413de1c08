/**
 * The one OpenAPI document of the platform and its pages: what this service and the others say of themselves, put together for
 * the one origin that users see.
 */
package dev.oasis.admin.documentation;
