/** The conventions that every HTTP interface of Oasis keeps; see section 7 of the design. */
package dev.oasis.common.web;
