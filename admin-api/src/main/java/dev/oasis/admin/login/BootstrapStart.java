package dev.oasis.admin.login;

/**
 * @param location where the browser that sent the request goes next: its answer has set the cookie that this needs
 */
public record BootstrapStart(String location) {
}
