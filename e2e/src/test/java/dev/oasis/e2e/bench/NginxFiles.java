package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import dev.oasis.e2e.bench.RecordedAnswer.Header;
import dev.oasis.localstack.stack.LoopbackPort;

/**
 * What nginx reads, in the form in which it is fastest at small files: without {@code sendfile}, with the file kept open, one
 * worker, no log, connections that never end.
 *
 * @param home its directory
 */
record NginxFiles(Path home, Ports ports, Certificate certificate) {

    private static final String CONFIGURATION = """
            daemon off;
            # One process without a master is one worker, and needs no rights to become another user.
            master_process off;
            pid %1$s/nginx.pid;
            events {
              worker_connections 4096;
            }
            http {
              access_log off;
              sendfile off;
              open_file_cache max=16 inactive=1h;
              open_file_cache_valid 1h;
              keepalive_requests 1000000000;
              keepalive_timeout 1h;
              server_tokens off;
              etag off;
              max_ranges 0;
              default_type application/json;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen %2$s:%3$d;
                listen %2$s:%9$d ssl;
                ssl_certificate %10$s;
                ssl_certificate_key %11$s;
                location = %4$s {
                  alias %1$s/offer.json;
            %5$s
                }
                location = %6$s {
                  return %7$d;
            %8$s
                }
              }
            }
            """;

    Path configuration() {
        return home.resolve("nginx.conf");
    }

    void write(String offerPath, RecordedAnswer offer, String nothingPath, RecordedAnswer nothing) throws IOException {
        Files.writeString(home.resolve("offer.json"), offer.body());
        Files.writeString(configuration(),
                CONFIGURATION.formatted(home, LoopbackPort.HOST, ports.plain(), offerPath, headers(offer),
                        nothingPath, nothing.status(), headers(nothing), ports.tls(), certificate.certificate(),
                        certificate.key()));
    }

    private static String headers(RecordedAnswer answer) {
        return answer.headers().stream().filter(header -> !header.name().equalsIgnoreCase("content-type"))
                .map(NginxFiles::directive).collect(Collectors.joining("\n"));
    }

    private static String directive(Header header) {
        return "      add_header " + header.name() + " '" + header.value() + "';";
    }
}
