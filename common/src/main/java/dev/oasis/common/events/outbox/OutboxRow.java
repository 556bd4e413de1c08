package dev.oasis.common.events.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** An event on its way. The relay reads and deletes rows; Hibernate only ever inserts them. */
@Entity
@Table(name = "outbox")
public class OutboxRow extends PanacheEntityBase {

    static final int SLOTS = 16;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public short slot;
    public String topic;
    public String key;
    public String payload;

    protected OutboxRow() {
    }

    OutboxRow(String topic, String key, String payload) {
        this.slot = (short) Math.floorMod(key.hashCode(), SLOTS);
        this.topic = topic;
        this.key = key;
        this.payload = payload;
    }
}
