package org.dropback.snippet;

/** What a program is for. */
public enum SnippetKind {
    /** Uploads one file with its callback, prints the answer, ends with 0 (done), 1 (not stored) or 3 (stored, callback failed). */
    UPLOADER,
    /** The two sides of an upload from a web page. */
    BROWSER,
    /** A server that OSS calls back, and that answers nobody else. Says nothing of one upload. */
    RECEIVER
}
