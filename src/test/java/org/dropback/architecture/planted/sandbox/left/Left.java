package org.dropback.architecture.planted.sandbox.left;

/** Planted: left and right may not know each other. */
public class Left {
    org.dropback.architecture.planted.sandbox.right.Right forbidden;
}
