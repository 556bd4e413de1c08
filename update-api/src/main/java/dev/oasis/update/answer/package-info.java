/**
 * The JSON that Tauri clients get, as bytes. An answer is a pure function of release and artifact, so it is rendered once and
 * sent many times. The wire contract is exact: see the Tauri contract, section 1.
 */
package dev.oasis.update.answer;
