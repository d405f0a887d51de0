package org.dropback.callback;

/** Whether the object is in the bucket after a failure: the first thing a user wants to know. */
public enum Stored { YES, NO, UNKNOWN }
