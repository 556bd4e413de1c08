/** Walks a service's OpenAPI document as somebody who may see one app, and looks for traces of another. */
package dev.oasis.testkit.tenancy;
