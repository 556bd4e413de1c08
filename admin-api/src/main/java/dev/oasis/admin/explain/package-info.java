/** Says for one client what it is offered and why every other release was passed over, by the code that update-api asks too. */
package dev.oasis.admin.explain;
