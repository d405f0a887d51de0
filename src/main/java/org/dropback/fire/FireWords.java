package org.dropback.fire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropback.callback.AnswerVerdict;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.PrivateHosts;
import org.dropback.callback.Stored;
import org.dropback.text.Durations;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.dropback.wire.Handshake;

/** Tells a test callback to a person. Any thread. */
public final class FireWords {

    /** What the JDK says of bytes that are no TLS record. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";
    /** How Java says that nobody it trusts vouches for a certificate. */
    private static final Pattern DISTRUST = Pattern.compile("PKIX|certification path|certificate_unknown");

    private final Messages messages;

    public FireWords(Messages messages) {
        this.messages = messages;
    }

    /** Whom it came from and how it is signed: never from OSS. */
    public String origin(FireOrder order) {
        return messages.get("fire.origin") + " " + (order.signer() == null ? messages.get("fire.unsigned")
                : messages.get("fire.signed", order.signer().publicKeyUrl()));
    }

    /** What OSS would answer the uploader, and why; of a finished report. */
    public String verdict(FireReport report) {
        if (report.refusal() != null) {
            return messages.get("fire.verdict.refused", report.refusal().message());
        }
        var last = report.attempts().getLast();
        if (report.accepted()) {
            return messages.get("fire.verdict.accepted", last.url(), last.verdict().facts(messages));
        }
        var failure = last.verdict().ossMessage();
        return report.attempts().size() == 1 ? messages.get("fire.verdict.failed", last.url(), failure)
                : messages.get("fire.verdict.failedAll", report.attempts().size(), failure);
    }

    /** Why, then what to do about it, a sentence or two each; empty where OSS would be content. Of a finished report. */
    public List<String> reasons(FireReport report) {
        if (report.refusal() != null) {
            return reasons(new ErrorEvidence(Stored.NO, 400, "InvalidArgument", report.refusal().message(), null, report.refusal().ec()), true);
        }
        var last = report.attempts().getLast();
        if (last.verdict() == null || last.verdict().failure() == null) {
            return List.of();
        }
        if (last.delivery() instanceof Delivery.Failed failed && failed.failure() == Delivery.Failure.TLS_FAILED) {
            var reasons = new ArrayList<String>(List.of(messages.get("fire.reason.tls")));
            if (failed.detail().contains(NO_TLS)) {
                reasons.add(messages.get("fire.reason.noTls"));
                return reasons;
            }
            sniHelps(last).ifPresent(reasons::add);
            if (DISTRUST.matcher(failed.detail()).find() && last.sniInstead().filter(Handshake::works).isEmpty()) {
                reasons.add(messages.get("fire.reason.certificate"));
            }
            return reasons;
        }
        if (last.delivery() instanceof Delivery.Failed failed && isHere(last) && failed.failure() == Delivery.Failure.NOT_CONNECTED) {
            return List.of(messages.get("fire.reason.nothingListens", last.request().connectHost() + ":" + last.request().port()));
        }
        var failure = last.verdict().failure();
        return reasons(new ErrorEvidence(Stored.YES, 203, "CallbackFailed", failure.message(), null, failure.ec()), last.request().scheme().equalsIgnoreCase("https"));
    }

    private static boolean isHere(Attempt attempt) {
        return PrivateHosts.isPrivate(attempt.request().connectHost());
    }

    private List<String> reasons(ErrorEvidence evidence, boolean https) {
        var explanation = ErrorCatalogue.explain(evidence);
        var reasons = new ArrayList<String>();
        reasons.add(explanation.cause(messages));
        reasons.addAll(explanation.advice(messages, https));
        return reasons;
    }

    /** How it went, in one line: {@code HTTP 502 after 38 ms}, or why no answer came. */
    public String outcome(Attempt attempt) {
        return switch (attempt.delivery()) {
            case null -> messages.get("fire.waiting");
            case Delivery.Answered(var _, var took, var answer) -> messages.get("fire.answered", Integer.toString(answer.status()), duration(took));
            case Delivery.Failed(var _, var took, var failure, var detail) ->
                    messages.get("fire.failed." + failure.name().toLowerCase(Locale.ROOT), duration(took), detail);
        };
    }

    /** All there is to tell, for a bug report: the answer as received among it. */
    public String details(FireReport report) {
        var lines = new ArrayList<String>();
        lines.add(origin(report.order()));
        for (var attempt : report.attempts()) {
            lines.add("");
            lines.add(attempt.url());
            way(attempt).forEach(mark -> lines.add("  " + (mark.done() ? "" : "✗ ") + mark.name() + ": " + mark.detail()
                    + (mark.took().isEmpty() ? "" : " (" + mark.took() + ")")));
            lines.add(outcome(attempt));
            lines.addAll(notes(attempt, report.order()));
            if (attempt.delivery() instanceof Delivery.Answered(var _, var _, var answer)) {
                lines.add("");
                lines.add(new String(answer.rawHead(), UTF_8) + new String(answer.body(), UTF_8));
            }
        }
        if (report.finished()) {
            lines.add("");
            lines.add(verdict(report));
            lines.addAll(reasons(report));
        }
        return String.join("\n", lines);
    }

    private String duration(java.time.Duration took) {
        return Durations.format(took, messages.locale());
    }

    /** How far it got, step by step, the handshake with or without SNI that the request did not make after its own. */
    public List<Mark> way(Attempt attempt) {
        return Mark.of(attempt, messages);
    }

    /** What else there is to know of one URL, a sentence or two each. */
    public List<String> notes(Attempt attempt, FireOrder order) {
        var notes = new ArrayList<String>();
        if (PrivateHosts.isPrivate(attempt.request().connectHost()) || attempt.addresses().stream().anyMatch(FireWords::isPrivate)) {
            notes.add(messages.get("fire.note.private"));
        } else if (attempt.addresses().stream().anyMatch(address -> address.contains(":"))) {
            notes.add(messages.get("fire.note.ipv6"));
        }
        sniHelps(attempt).ifPresent(notes::add);
        if (attempt.verdict() != null && attempt.delivery() instanceof Delivery.Answered answered) {
            signature(attempt.verdict(), order, notes);
            var location = answered.answer().header("Location");
            if (answered.answer().status() / 100 == 3 && location.isPresent()) {
                notes.add(messages.get("fire.note.redirect", location.get()));
            }
        }
        return notes;
    }

    private Optional<String> sniHelps(Attempt attempt) {
        return attempt.sniInstead().filter(Handshake::works).map(_ -> messages.get("fire.note.sniWorks"));
    }

    private static boolean isPrivate(String address) {
        return address.contains(":") ? address.matches("(?i)(?:0:0:0:0:0:0:0:1|f[cd].*|fe80:.*)(?:%.*)?") : PrivateHosts.isPrivate(address);
    }

    private void signature(AnswerVerdict verdict, FireOrder order, List<String> notes) {
        boolean signed = order.signer() != null;
        if (verdict.status() == 401 || verdict.status() == 403) {
            notes.add(signed ? messages.get("fire.note.refusedKey", order.signer().publicKeyUrl())
                    : messages.get("fire.note.refusedUnsigned"));
        } else if (verdict.accepted()) {
            notes.add(messages.get(signed ? "fire.note.tookOtherKey" : "fire.note.tookUnsigned"));
        }
    }
}
