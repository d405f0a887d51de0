package org.dropback.sandbox;

/**
 * How often a fault struck. Immutable, any thread.
 *
 * @param rule     as written
 * @param matching requests that it was meant for
 * @param struck   those of them that it struck
 */
public record FaultCount(String rule, long matching, long struck) { }
