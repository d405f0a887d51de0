package org.dropback.callback;

import java.util.Set;

/** The first sentence: is the file stored, and what became of its callback. */
final class Headlines {

    private static final Set<String> ANSWER_LOST = Set.of("local.connectionLost", "local.timedOut", "local.answerUnreadable", "local.internal",
            "local.cancelled", "oss.requestTimeout", "oss.internalError", "oss.serviceUnavailable", "general.serverTrouble");

    private static final Set<String> NOT_CALLED_AGAIN = Set.of("local.objectArchived", "local.objectNotCopyable", "local.propertiesUnreadable",
            "local.notCalledAgain", "local.secretNotKept");

    private Headlines() {
    }

    static String key(String id, ErrorEvidence evidence) {
        return "error.headline." + switch (evidence.stored()) {
            case YES -> id.startsWith("callback.") ? "callbackFailed" : ANSWER_LOST.contains(id) ? "callbackUnknown"
                    : NOT_CALLED_AGAIN.contains(id) ? "notCalledAgain"
                    : id.equals("local.checksumMismatch") ? "damaged" : "stored";
            case NO -> id.startsWith("refused.") || id.startsWith("callback.") ? "callbackRefused"
                    : id.equals("local.cancelled") ? "cancelled" : "notStored";
            case UNKNOWN -> "unknown";
        };
    }
}
