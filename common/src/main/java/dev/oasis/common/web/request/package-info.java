/** What every service reads off a request before its own code sees it: trace id, client address, size and form. */
package dev.oasis.common.web.request;
