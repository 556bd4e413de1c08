package dev.oasis.admin.retention;

import static dev.oasis.admin.Api.asOwner;

import java.util.Map;

import dev.oasis.admin.artifact.UploadedArtifact;
import io.restassured.response.Response;

/** An installer of a draft: no key signs it, so any bytes will do in any version. */
record DraftFile(String app, String release, String id, String objectKey) {

    private static final String INSTALLERS = "/admin/apps/{app}/releases/{r}/installers";

    static DraftFile presigned(String app, String release, String filename) {
        return presigned(app, release, filename, null);
    }

    static DraftFile uploaded(String app, String release, String filename, byte[] bytes) {
        return presigned(app, release, filename, bytes);
    }

    private static DraftFile presigned(String app, String release, String filename, byte[] bytes) {
        var presigned = asOwner().body(Map.of("platform", "darwin-universal", "filename", filename))
                .post(INSTALLERS + "/presign", app, release).then().statusCode(201).extract();
        if (bytes != null) {
            UploadedArtifact.put(presigned.path("presignedUrl"), presigned.path("headers"), bytes);
        }
        return new DraftFile(app, release, presigned.path("installerId"), presigned.path("r2Key"));
    }

    Response confirm() {
        return asOwner().post(INSTALLERS + "/{i}/confirm", app, release, id);
    }

    DraftFile confirmed() {
        confirm().then().statusCode(200);
        return this;
    }
}
