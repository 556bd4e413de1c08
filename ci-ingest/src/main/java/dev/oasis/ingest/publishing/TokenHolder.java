package dev.oasis.ingest.publishing;

import dev.oasis.common.identity.Caller;
import dev.oasis.common.publishing.Mandate;

/** A job that holds a token of ours: the caller is the rule, under the job's name. */
record TokenHolder(Caller caller, Mandate mandate) {
}
