package dev.oasis.admin.user;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Only fields that are present change something. A class, as every request of which fields may be absent. */
public class PatchUserRequest {

    @Size(min = 1, max = 100, message = "must have 1 to 100 characters.")
    public String name;
    /** Whether the person is shut out; within five seconds, on every service. */
    public Boolean disabled;
    /** All that the person shall be from now on; an empty list for nothing. */
    @Size(max = 20, message = "must have at most 20 entries.")
    public List<@Valid @NotNull RoleBinding> roles;
}
