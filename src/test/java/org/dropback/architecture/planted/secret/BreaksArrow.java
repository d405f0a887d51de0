package org.dropback.architecture.planted.secret;

/** Planted: secret may not know connection. */
class BreaksArrow {
    org.dropback.architecture.planted.connection.Anything forbidden;
}
