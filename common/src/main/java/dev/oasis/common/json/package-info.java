/** How JSON is read and written everywhere: strict in what is accepted, UTC with seconds in what is sent. */
package dev.oasis.common.json;
