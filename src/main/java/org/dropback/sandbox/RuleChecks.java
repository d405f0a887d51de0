package org.dropback.sandbox;

import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.protocol.Percent;

/** What the rules forbid of a request whatever its operation makes of it. */
final class RuleChecks {

    private RuleChecks() {
    }

    /** @param rawPath of the request, which tells a bucket in the path from one in the Host */
    static void check(OssRequest request, String rawPath, SandboxRules rules) throws OssError {
        if (rules.refuses(Rule.PATH_STYLE_POST) && isForm(request) && !rawPath.equals("/")) {
            // As OSS refuses all of path style (facts 7).
            throw new OssError(403, "SecondLevelDomainForbidden",
                    "The bucket you are attempting to access must be addressed using OSS third level domain.",
                    null);
        }
        var source = request.header("x-oss-copy-source").orElse("");
        if (rules.refuses(Rule.SELF_COPY) && request.has("uploadId") && isSelf(request, source)) {
            throw OssError.invalidArgument("The source of a part must not be the object that it is a part of.", "x-oss-copy-source", source);
        }
    }

    private static boolean isForm(OssRequest request) {
        return request.method().equals("POST") && request.header("content-type").orElse("").startsWith("multipart/form-data");
    }

    private static boolean isSelf(OssRequest request, String source) {
        int query = source.indexOf('?');
        var path = Percent.decodePlus(query < 0 ? source : source.substring(0, query)).orElse("");
        return (path.startsWith("/") ? path : "/" + path).equals("/" + request.bucket() + "/" + request.key());
    }
}
