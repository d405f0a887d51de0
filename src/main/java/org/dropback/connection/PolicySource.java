package org.dropback.connection;

/** Where the signed policies of a connection come from: asked before each form, so that they can be renewed before they run out. Any thread; may block. */
public interface PolicySource {

    /** What the next form is posted with. */
    UploadPolicy current() throws CredentialsException;

    /** OSS refused it, for whatever reason: {@link #current} gives another one from now on. */
    void refused(UploadPolicy policy);
}
