package dev.oasis.update.outflow;

import java.util.List;

/**
 * What a file of the spool holds.
 *
 * @param records those that can be sent, in order
 * @param damaged whether the file holds something else too, or cannot be read
 */
public record SpoolContent(List<OutgoingRecord> records, boolean damaged) {

    static final SpoolContent UNREADABLE = new SpoolContent(List.of(), true);

    public SpoolContent {
        records = List.copyOf(records);
    }
}
