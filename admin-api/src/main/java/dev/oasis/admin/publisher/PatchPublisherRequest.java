package dev.oasis.admin.publisher;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * Only fields that are present change something. A class and not a record, because Jackson leaves an absent field of a record
 * no different from a null.
 */
public class PatchPublisherRequest {

    @JsonSetter(nulls = Nulls.FAIL)
    @Size(max = 100, message = "must have at most 100 characters.")
    public String name;
    @JsonSetter(nulls = Nulls.FAIL)
    public String repository;
    /** {@code null} to pin the next job's. */
    public Optional<String> repositoryId;
    /** {@code null} to pin the next job's. */
    public Optional<String> ownerId;
    @JsonSetter(nulls = Nulls.FAIL)
    public String workflow;
    /** {@code null} for none in particular. */
    public Optional<String> jobWorkflow;
    /** {@code null} for any and none. */
    public Optional<String> environment;
    @JsonSetter(nulls = Nulls.FAIL)
    @Size(min = 1, max = PublisherFields.MAX_REFS, message = PublisherFields.REF_COUNT)
    public List<@NotNull(message = "must not be null.") String> refs;
    @JsonSetter(nulls = Nulls.FAIL)
    public Boolean protectedRefs;
    @JsonSetter(nulls = Nulls.FAIL)
    @Size(min = 1, max = 3, message = PublisherFields.PERMISSION_COUNT)
    public List<@NotNull(message = "must not be null.") String> permissions;
    /** {@code null} for all. */
    public Optional<@Size(min = 1, max = PublisherFields.MAX_CHANNELS, message = PublisherFields.CHANNEL_COUNT) List<@NotNull(message = "must not be null.") String>> channels;
    @JsonSetter(nulls = Nulls.FAIL)
    public Boolean enabled;
}
