package org.dropback.upload;

/** In which order jobs are listed: as they were added, or by the name of the file without regard to the case of its ASCII letters. */
public enum JobOrder {
    ADDED, NAME, NAME_BACKWARDS
}
