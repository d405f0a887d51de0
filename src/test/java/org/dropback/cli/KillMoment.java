package org.dropback.cli;

import java.util.Random;
import org.dropback.sandbox.ServedRequest;

/** When the process is killed. */
enum KillMoment {
    PUT, PUTS, INITIATE, PART, PARTS, COMPLETE, CALLBACK, SOON, LATER, LATEST;

    boolean isDue(ServedRequest request, int served) {
        boolean part = request.query().contains("partNumber=");
        boolean form = request.method().equals("POST") && request.query().isEmpty();
        boolean put = request.method().equals("PUT") && !part || form;
        return switch (this) {
            case PUT -> put;
            case PUTS -> put && served > 5;
            case INITIATE -> request.method().equals("POST") && request.query().startsWith("uploads");
            case PART -> part;
            case PARTS -> part && served > 12;
            case COMPLETE -> request.method().equals("POST") && request.query().contains("uploadId=");
            case CALLBACK, SOON, LATER, LATEST -> false;
        };
    }

    /** Milliseconds after the first request; -1 for none. */
    long after(Random random) {
        return switch (this) {
            case SOON -> random.nextInt(60);
            case LATER -> random.nextInt(400);
            case LATEST -> random.nextInt(1_500);
            default -> -1;
        };
    }
}
