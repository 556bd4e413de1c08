/** Node.js scripts of this library, run as processes of their own with the npm packages that they need. */
package dev.oasis.testkit.node;
