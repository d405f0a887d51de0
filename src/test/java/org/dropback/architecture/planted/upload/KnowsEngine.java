package org.dropback.architecture.planted.upload;

/** Planted: upload may not know upload.engine. */
class KnowsEngine {
    org.dropback.architecture.planted.upload.engine.Anything forbidden;
}
