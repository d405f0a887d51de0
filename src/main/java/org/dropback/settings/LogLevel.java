package org.dropback.settings;

/** What is worth a line in the log, most severe first; each level includes those before it. */
public enum LogLevel {
    ERROR, WARN, INFO, DEBUG
}
