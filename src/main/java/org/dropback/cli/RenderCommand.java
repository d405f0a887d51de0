package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.CallbackRefusedException;
import org.dropback.callback.CallbackRequest;
import org.dropback.callback.ShownCallback;
import org.dropback.callback.SignatureKey;
import org.dropback.cli.SampleOptions.Sample;
import org.dropback.fire.FireOrder;
import org.dropback.fire.FireSigner;
import org.dropback.fire.TestFire;
import org.dropback.text.ByteSize;
import org.dropback.wire.Sender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback callback render}: the request that OSS would send for a file, and the headers that ask for it. */
@Command(name = RenderCommand.NAME, sortOptions = false, customSynopsis = "  dropback callback render [OPTION…]", footer = {
        "  dropback callback render --callback-url https://api.example.com/oss \\",
        "    --callback-body 'key=${object}&size=${size}'",
        "  dropback callback render --profile 'Order attachment' --file photo.jpg --output json"})
final class RenderCommand implements Callable<Integer> {

    static final String NAME = "render";

    @Mixin
    CallbackOptions callback = new CallbackOptions();

    @Mixin
    SampleOptions sample = new SampleOptions();

    @Option(names = "--show-secrets", descriptionKey = "cli.option.show-secrets")
    boolean showSecrets;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    RenderCommand(CliServices services) {
        this.services = services;
    }

    /** The components are the contract's fields: add, never rename. */
    record Line(String profile, SampleLine file, List<RequestLine> requests, HeaderLine callback, @Nullable HeaderLine variables) {
    }

    /** @param file null for the built-in sample */
    record SampleLine(@Nullable String file, String bucket, String object, long size, String mimeType, String etag, String crc64, String imageWidth,
                      String imageHeight, String imageFormat) {

        static SampleLine of(Sample sample) {
            var values = sample.values();
            return new SampleLine(sample.file() == null ? null : sample.file().toString(), values.bucket(), values.object(), values.size(),
                    values.mimeType(), values.etag(), values.crc64(), values.imageWidth(), values.imageHeight(), values.imageFormat());
        }
    }

    record RequestLine(String url, String method, String target, List<NameValue> headers, String body, int bodyBytes) {

        static RequestLine of(CallbackRequest request) {
            return new RequestLine(request.url(), "POST", request.target(), NameValue.of(request.headers()), new String(request.body(), UTF_8),
                    request.body().length);
        }
    }

    /** One of the two headers of an upload: what it says and how it is written. */
    record HeaderLine(String json, String base64, int bytes, int maxBytes) {

        /** @param bytes of the header with all it holds */
        static HeaderLine of(String shown, int bytes) {
            return new HeaderLine(String.valueOf(CallbackCodec.jsonOf(shown)), shown, bytes, CallbackHeaders.MAX_BYTES);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var profile = callback.requiredWithBody(services);
        var of = sample.sample(profile, services);
        var shown = showSecrets ? of.callback() : ShownCallback.of(of.callback(), profile);
        if (!shown.equals(of.callback())) {
            services.console().err().println("dropback: " + services.messages().get("cli.render.secrets"));
        }
        var body = ShownCallback.body(shown, of.values());
        var sent = CallbackCodec.encode(of.callback());
        var headers = CallbackCodec.encode(shown);
        var variables = headers.variables() == null ? null : HeaderLine.of(headers.variables(), sent.variablesBytes());
        var callbackHeader = HeaderLine.of(headers.callback(), sent.callbackBytes());
        var requests = requests(new FireOrder(shown, body, of.values().bucket(),
                new FireSigner(_ -> services.messages().get("profiles.sample.signature"), SignatureKey.OSS_URL)));
        if (output.json()) {
            new JsonLines(services.console().out()).write(new Line(profile.name(), SampleLine.of(of), requests.stream().map(RequestLine::of).toList(),
                    callbackHeader, variables));
        } else {
            print(of, requests, callbackHeader, variables);
        }
        return ExitCode.OK;
    }

    /** What OSS refuses has no request: it is rendered as far as it goes. */
    private List<CallbackRequest> requests(FireOrder order) {
        try {
            return new TestFire(new Sender(), services.clock()).requests(order);
        } catch (CallbackRefusedException e) {
            services.console().err().println("dropback: " + services.messages().get("cli.usage.callback-refused", e.refusal().message()));
            return List.of();
        }
    }

    private void print(Sample of, List<CallbackRequest> requests, HeaderLine header, @Nullable HeaderLine variables) {
        var messages = services.messages();
        var out = services.console().out();
        out.println(messages.get(of.file() == null ? "cli.render.sample" : "cli.render.file", Printable.line(of.name()),
                ByteSize.format(of.values().size(), messages.locale()), of.values().mimeType()));
        for (var request : requests.isEmpty() ? requests : requests.subList(0, 1)) {
            out.println();
            out.println("POST " + request.target() + " HTTP/1.1");
            request.headers().forEach(each -> out.println(Printable.line(each.getKey() + ": " + each.getValue())));
            out.println();
            out.println(Printable.of(new String(request.body(), UTF_8)));
        }
        requests.stream().skip(1).forEach(next -> out.println(messages.get("cli.render.next", next.url())));
        print(out, "x-oss-callback", header);
        if (variables != null) {
            print(out, "x-oss-callback-var", variables);
        }
        out.flush();
    }

    private void print(PrintStream out, String name, HeaderLine header) {
        out.println();
        out.println(services.messages().get("cli.render.header", name, header.bytes(), header.maxBytes()));
        out.println(Printable.line(header.json()));
        out.println(header.base64());
    }
}
