package org.dropback.connection;

/** How requests to OSS are signed. */
public enum SignatureVersion { V1, V4 }
