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
        findings.addAll(BodyChecks.check(profile, context));
        findings.addAll(VariableChecks.check(profile));
        findings.addAll(HeaderChecks.check(profile));
        findings.addAll(checkSizes(profile));
        return List.copyOf(findings);
    }

    private static List<Finding> checkHost(CallbackProfile profile) {
        var host = profile.host();
        if (host == null) {
            return List.of();
        }
        if (host.indexOf('\r') >= 0 || host.indexOf('\n') >= 0) {
            return List.of(Finding.error(Field.HOST, "hostLineBreak").fixedBy(meant(host)));
        }
        return CallbackReader.isHostHeader(host) ? List.of() : List.of(Finding.error(Field.HOST, "hostInvalid", host).fixedBy(meant(host)));
    }

    /** A host among spaces or in a URL, or a domain in another script. */
    private static List<Fix> meant(String host) {
        var plain = host.strip().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("(?s)[/?#\\r\\n].*", "");
        return UrlRepair.ascii(plain).filter(CallbackReader::isHostHeader).filter(better -> !better.equals(host))
                .map(better -> Fix.of("write", profile -> host.equals(profile.host()) ? profile.withHost(better) : profile, better)).stream().toList();
    }

    /** Templates of values that come from the file count as they are written: the value itself is known at the upload only. */
    private static List<Finding> checkSizes(CallbackProfile profile) {
        var headers = CallbackCodec.encode(profile.resolve(template -> template));
        var max = Integer.toString(CallbackHeaders.MAX_BYTES);
        var findings = new ArrayList<Finding>();
        if (headers.callbackBytes() > CallbackHeaders.MAX_BYTES) {
            findings.add(Finding.error(Field.BODY, "callbackTooLong", Integer.toString(headers.callbackBytes()), max).fixedBy(compact(profile)));
        }
        if (headers.variablesBytes() > CallbackHeaders.MAX_BYTES) {
            findings.add(Finding.error(Field.VARIABLES, "variablesTooLong", Integer.toString(headers.variablesBytes()), max));
        }
        return findings;
    }

    private static List<Fix> compact(CallbackProfile profile) {
        boolean smaller = profile.bodyType() == BodyType.JSON && BodyFormat.compact(profile.body()).filter(compact -> compact.length() < profile.body().length()).isPresent();
        return smaller ? List.of(Fix.of("compact", large -> BodyChecks.edited(large, body -> BodyFormat.compact(body).orElse(body)))) : List.of();
    }
}
