package dev.oasis.common.catalog.app;

import java.io.Serializable;
import java.util.Objects;

/** Primary key of a channel; a class and not a record, because Hibernate fills it in. */
public class ChannelId implements Serializable {

    private static final long serialVersionUID = 1L;

    public String appId;
    public String name;

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelId that && appId.equals(that.appId) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(appId, name);
    }
}
