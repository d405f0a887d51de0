package org.dropback.snippet;

/** What a program is for. */
public enum SnippetKind {
    /** Uploads one file with its callback, prints the answer, ends with 0 (done), 1 (not stored) or 3 (stored, callback failed). */
    UPLOADER,
    /** A web page that uploads by PostObject. */
    PAGE,
    /** What signs the upload of such a page. */
    POLICY,
    /** A server that OSS calls back, and that answers nobody else. Says nothing of one upload. */
    RECEIVER
}
