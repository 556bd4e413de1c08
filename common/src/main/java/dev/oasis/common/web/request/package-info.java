/** What every service reads off a request before its own code sees it: trace id, size and form. */
package dev.oasis.common.web.request;
