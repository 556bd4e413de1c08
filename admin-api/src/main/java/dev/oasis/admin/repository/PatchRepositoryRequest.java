package dev.oasis.admin.repository;

import java.util.Optional;

/** Only fields that are present change something; {@code null} for {@code app} unlinks it. */
public class PatchRepositoryRequest {

    /** Slug or id of the app to link it to. */
    public Optional<String> app;
    public Boolean active;
}
