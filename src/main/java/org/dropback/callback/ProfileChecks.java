package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import org.dropback.callback.Finding.Field;

/** What OSS, or the receiving server, would object to in a profile. Needs no network, takes any garbage, any thread. */
public final class ProfileChecks {

    private ProfileChecks() {
    }

    /** Field by field as the editor shows them; empty when all is well. */
    public static List<Finding> check(CallbackProfile profile, CheckContext context) {
        var findings = new ArrayList<Finding>();
        findings.addAll(UrlChecks.check(profile, context));
        findings.addAll(checkHost(profile));
        findings.addAll(BodyChecks.check(profile));
        findings.addAll(VariableChecks.check(profile));
        findings.addAll(HeaderChecks.check(profile));
        findings.addAll(checkSizes(profile));
        return List.copyOf(findings);
    }

    private static List<Finding> checkHost(CallbackProfile profile) {
        var host = profile.host();
        if (host == null || host.isEmpty()) {
            return List.of();
        }
        if (host.indexOf('\r') >= 0 || host.indexOf('\n') >= 0) {
            return List.of(Finding.error(Field.HOST, "hostLineBreak"));
        }
        return CallbackReader.isHostHeader(host) ? List.of() : List.of(Finding.error(Field.HOST, "hostInvalid", host));
    }

    /** Templates of values that come from the file count as they are written: the value itself is known at the upload only. */
    private static List<Finding> checkSizes(CallbackProfile profile) {
        var headers = CallbackCodec.encode(profile.resolve(template -> template));
        var max = Integer.toString(CallbackHeaders.MAX_BYTES);
        var findings = new ArrayList<Finding>();
        if (headers.callbackBytes() > CallbackHeaders.MAX_BYTES) {
            findings.add(Finding.error(Field.BODY, "callbackTooLong", Integer.toString(headers.callbackBytes()), max));
        }
        if (headers.variablesBytes() > CallbackHeaders.MAX_BYTES) {
            findings.add(Finding.error(Field.VARIABLES, "variablesTooLong", Integer.toString(headers.variablesBytes()), max));
        }
        return findings;
    }
}
