/**
 * Child processes and their lives: started shielded from the terminal's signals, recorded so that a later run can find and end
 * what an earlier one left, waited for with a bound, ended in order. The system tests use {@link ServiceProcess} as a library.
 */
package dev.oasis.localstack.process;
