package dev.oasis.ingest.release;

import java.util.Optional;

import dev.oasis.common.verification.Claim;

/** An installer that a post names: the object, and how people see it. */
record SubmittedInstaller(Claim claim, Optional<String> displayName) {
}
