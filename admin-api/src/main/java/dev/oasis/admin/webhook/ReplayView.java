package dev.oasis.admin.webhook;

/** @param replayed how many events are processed anew */
public record ReplayView(int replayed) {
}
