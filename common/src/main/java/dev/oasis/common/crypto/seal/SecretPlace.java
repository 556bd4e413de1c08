package dev.oasis.common.crypto.seal;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed secret is kept. It is sealed to that place (as associated data), so that whoever can write rows cannot move a
 * secret to where somebody else may read it.
 *
 * @param row the row's id
 */
public record SecretPlace(String table, String column, String row) {

    public SecretPlace {
        if (table.indexOf('\0') >= 0 || column.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Names hold no NUL");
        }
    }

    // No name holds the separator, so no two places read the same.
    byte[] associatedData() {
        return String.join("\0", "oasis-seal-v1", table, column, row).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return table + "." + column + " of " + row;
    }
}
