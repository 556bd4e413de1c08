package dev.oasis.common.schema;

/** The newest migration that this code knows. A test holds it to the files, so nothing has to be scanned at run time. */
public final class SchemaVersion {

    public static final String REQUIRED = "20261121184000";

    private SchemaVersion() {
    }

    /** Whether a schema at this version, a UTC timestamp as digits, is new enough for this code. */
    public static boolean suffices(String applied) {
        return applied != null && applied.compareTo(REQUIRED) >= 0;
    }
}
