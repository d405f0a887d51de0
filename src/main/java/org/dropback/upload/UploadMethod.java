package org.dropback.upload;

/** How a file's bytes reach OSS. */
public enum UploadMethod { PUT, MULTIPART }
