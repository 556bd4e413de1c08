package dev.oasis.common.catalog.artifact;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** A file that people download to install the app for the first time. */
@Entity
@Table(name = "installer")
public class Installer extends ReleaseFile {

    public String displayName;

    protected Installer() {
    }

    public Installer(Release release, Platform platform, String filename) {
        super(release, platform, filename);
    }

    /** The installers of a release, confirmed or not, the oldest first. */
    public static Uni<List<Installer>> of(String releaseId) {
        return list("releaseId = ?1 order by id", releaseId);
    }

    /** A page of them, the newest first. */
    public static Uni<List<Installer>> of(String releaseId, Cursor cursor) {
        return find("releaseId = ?1 and id < ?2 order by id desc", releaseId, cursor.before()).page(0, cursor.fetch()).list();
    }

    /** @throws Problem {@code installer_not_found} also when the installer is another release's */
    public static Uni<Installer> require(String releaseId, String id) {
        return find("releaseId = ?1 and id = ?2", releaseId, id).<Installer> firstResult().invoke(found -> {
            if (found == null) {
                throw Problem.of(ProblemCode.INSTALLER_NOT_FOUND, "This release has no installer with this id.");
            }
        });
    }
}
