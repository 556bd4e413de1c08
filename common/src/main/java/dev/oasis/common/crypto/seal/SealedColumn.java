package dev.oasis.common.crypto.seal;

import java.util.regex.Pattern;

/**
 * A column that holds sealed secrets as text, in a table whose primary key is {@code id} unless named otherwise. Each feature
 * that has one makes a bean of it (a producer method), and so its rows are sealed anew when the key changes.
 *
 * @param key the column by which a row is found, the {@link SecretPlace#row()}
 */
public record SealedColumn(String table, String column, String key) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public SealedColumn {
        // They become part of SQL.
        if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches() || !NAME.matcher(key).matches()) {
            throw new IllegalArgumentException("Not the name of a table and its columns");
        }
    }

    public SealedColumn(String table, String column) {
        this(table, column, "id");
    }

    public SecretPlace at(String row) {
        return new SecretPlace(table, column, row);
    }
}
