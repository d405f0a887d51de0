package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.callback.SignatureReport.Step.State.FAILED;
import static org.dropback.callback.SignatureReport.Step.State.OK;
import static org.dropback.callback.SignatureReport.Step.State.UNKNOWN;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropback.callback.SignatureReport.Outcome;
import org.dropback.callback.SignatureReport.Step;
import org.dropback.callback.SignatureReport.Step.State;
import org.jspecify.annotations.Nullable;

/** Checks the signature of a callback request step by step (facts 2.2) and, where it does not verify, looks for the mistake. Any thread, never throws. */
public final class SignatureCheck {

    /** The query with its question mark; empty without one. */
    private final String query;
    private final String path;
    private final String target;
    private final byte[] body;
    private final Optional<String> authorization;
    private final Optional<String> keyUrl;
    private final boolean namesKey;
    private final Optional<String> contentMd5;

    private SignatureCheck(String target, List<Map.Entry<String, String>> headers, byte[] body) {
        int mark = target.indexOf('?');
        this.target = target;
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = target.substring(path.length());
        this.body = body;
        this.authorization = header(headers, "Authorization");
        this.namesKey = header(headers, "x-oss-pub-key-url").isPresent();
        this.keyUrl = header(headers, "x-oss-pub-key-url").flatMap(value -> StrictJson.textOf(value.strip()));
        this.contentMd5 = header(headers, "Content-MD5");
    }

    /**
     * @param target   path and query as received, undecoded
     * @param expected the key that must have signed it
     * @param others   keys to try in order to tell whose signature it is, never in order to accept it
     */
    public static SignatureReport check(String target, List<Map.Entry<String, String>> headers, byte[] body, SignatureKey expected,
                                        List<SignatureKey> others) {
        return new SignatureCheck(target, headers, body).report(expected, others);
    }

    /** Of a request whose key is OSS's, but could not be fetched. */
    public static SignatureReport unreachable(String target, List<Map.Entry<String, String>> headers, byte[] body) {
        var check = new SignatureCheck(target, headers, body);
        return check.report(Outcome.KEY_UNREACHABLE, FAILED, UNKNOWN, Set.of(), null);
    }

    /** The URL that a callback names as its key's; empty where it names none or the header is no Base64. */
    public static Optional<String> keyUrl(List<Map.Entry<String, String>> headers) {
        return header(headers, "x-oss-pub-key-url").flatMap(value -> StrictJson.textOf(value.strip()));
    }

    private SignatureReport report(SignatureKey expected, List<SignatureKey> others) {
        boolean vouchedFor = expected.origin() == SignatureKey.Origin.GIVEN;
        if (authorization.isEmpty() || !namesKey && !vouchedFor) {
            return report(Outcome.MISSING, keyUrl.isPresent() ? UNKNOWN : FAILED, FAILED, Set.of(), null);
        }
        boolean urlFits = vouchedFor || keyUrl.filter(expected.urlFits()).isPresent();
        boolean asIs = verifies(expected, false);
        boolean plus = !asIs && path.indexOf('+') >= 0 && verifies(expected, true);
        var mistakes = EnumSet.noneOf(SignatureMistake.class);
        if (!urlFits) {
            mistakes.add(keyUrl.isPresent() ? SignatureMistake.FOREIGN_KEY_URL : SignatureMistake.UNREADABLE);
        }
        if (asIs || plus) {
            if (plus) {
                mistakes.add(SignatureMistake.PLUS_AS_SPACE);
            }
            return report(urlFits ? Outcome.VALID : Outcome.INVALID, urlFits ? OK : FAILED, OK, mistakes, expected.origin());
        }
        return invalid(expected, others, urlFits, mistakes);
    }

    private SignatureReport invalid(SignatureKey expected, List<SignatureKey> others, boolean urlFits, Set<SignatureMistake> mistakes) {
        var signature = StrictJson.bytesOf(authorization.orElse("").strip());
        if (signature.isEmpty()) {
            mistakes.add(SignatureMistake.UNREADABLE);
        }
        SignatureKey.@Nullable Origin signedBy = null;
        var candidates = new ArrayList<>(List.of(expected));
        candidates.addAll(others);
        for (var candidate : signature.isPresent() ? candidates : List.<SignatureKey>of()) {
            var digest = SignedDigest.recover(candidate.key(), signature.get());
            if (digest.isPresent()) {
                signedBy = candidate.origin();
                if (candidate != expected && !candidate.key().equals(expected.key())) {
                    mistakes.add(SignatureMistake.WRONG_KEY);
                }
                var found = SignedTexts.mistakes(digest.get(), path, query, body);
                if (found.isEmpty()) {
                    // The text that was signed is another one: whatever else is wrong, mending it would not do.
                    mistakes.clear();
                } else {
                    mistakes.addAll(found.get());
                }
                break;
            }
        }
        return report(Outcome.INVALID, urlFits ? OK : FAILED, FAILED, mistakes, signedBy);
    }

    private boolean verifies(SignatureKey key, boolean plusIsSpace) {
        try {
            return CallbackSignature.verify(key.key(), CallbackSignature.stringToSign(target, body, plusIsSpace), authorization.orElse(""));
        } catch (IllegalArgumentException noRsaKey) {
            return false;
        }
    }

    private SignatureReport report(Outcome outcome, State keyState, State rsa, Set<SignatureMistake> mistakes, SignatureKey.@Nullable Origin signedBy) {
        boolean explained = rsa == OK || !mistakes.isEmpty() && signedBy != null;
        var md5 = SignedDigest.md5(body);
        boolean pathFails = mistakes.contains(SignatureMistake.PATH_NOT_DECODED) || rsa != OK && mistakes.contains(SignatureMistake.PLUS_AS_SPACE);
        boolean queryFails = mistakes.contains(SignatureMistake.QUERY_LOST) || mistakes.contains(SignatureMistake.QUERY_DECODED);
        boolean asPromised = contentMd5.isPresent() && contentMd5.get().strip().equals(Base64.getEncoder().encodeToString(md5));
        boolean bodyFails = mistakes.contains(SignatureMistake.BODY_REENCODED) || contentMd5.isPresent() && !asPromised;
        var steps = List.of(
                new Step(Step.Kind.KEY_URL, keyState, keyUrl.orElse("")),
                new Step(Step.Kind.PATH, state(pathFails, explained), new String(CallbackSignature.percentDecoded(path), UTF_8)),
                new Step(Step.Kind.QUERY, state(queryFails, explained), query),
                new Step(Step.Kind.BODY, state(bodyFails, explained || asPromised), HexFormat.of().formatHex(md5)),
                new Step(Step.Kind.RSA, rsa, authorization.orElse("")));
        return new SignatureReport(outcome, steps, body.length, List.copyOf(mistakes), signedBy);
    }

    private static State state(boolean fails, boolean known) {
        return fails ? FAILED : known ? OK : UNKNOWN;
    }

    private static Optional<String> header(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }
}
