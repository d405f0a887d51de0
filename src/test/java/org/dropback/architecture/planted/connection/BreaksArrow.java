package org.dropback.architecture.planted.connection;

/** Planted: connection may not know oss. */
class BreaksArrow {
    org.dropback.architecture.planted.oss.Anything forbidden;
}
