package org.dropback.architecture.planted.sandbox.right;

/** Planted: left and right may not know each other. */
public class Right {
    org.dropback.architecture.planted.sandbox.left.Left forbidden;
}
