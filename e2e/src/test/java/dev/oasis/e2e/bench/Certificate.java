package dev.oasis.e2e.bench;

import java.nio.file.Path;
import java.util.List;

/** One self-signed certificate for all servers, with a key on P-256, as most sites have it. Nobody checks it. */
record Certificate(Path certificate, Path key) {

    static Certificate make(Path directory) {
        Certificate made = new Certificate(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        Tool.run(List.of(Tool.OPENSSL.path(), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-subj", "/CN=localhost", "-days", "2", "-out", made.certificate.toString(), "-keyout",
                made.key.toString()));
        return made;
    }
}
