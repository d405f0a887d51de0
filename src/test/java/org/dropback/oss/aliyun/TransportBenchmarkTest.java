package org.dropback.oss.aliyun;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.Callback;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.UploadPartRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropback.callback.CallbackHeaders;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.digest.Crc64;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.UploadBody;
import org.dropback.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our transport beside the plain SDK, in one run and turn about: prints, and judges nothing. */
@Tag("benchmark")
class TransportBenchmarkTest {

    private static final long MIB = 1 << 20;
    private static final int PART = (int) (8 * MIB);
    private static final int ROUNDS = 3;
    private static final int SMALL = 16 << 10;
    private static final int FILES = 5000;

    @TempDir
    Path folder;
    private Path file;
    private FileChannel channel;
    private String whole;
    private String part;
    private String small;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("source");
        var block = StoreFixture.bytes(PART);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 32; i++) {
                out.write(block);
            }
        }
        channel = FileChannel.open(file);
        var crc = new Crc64();
        crc.update(block, 0, PART);
        long one = crc.value();
        part = Crc64.unsigned(one);
        long all = one;
        for (int i = 1; i < 32; i++) {
            all = Crc64.combine(all, one, PART);
        }
        whole = Crc64.unsigned(all);
        small = StoreFixture.crc64(Arrays.copyOf(block, SMALL));
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void againstASinkThatForgets() throws Exception {
        var process = java(List.of(DiscardingSink.class.getName()));
        try {
            int port = Integer.parseInt(firstLine(process));
            compare("sink", new Place(URI.create("http://127.0.0.1:" + port), "bucket", "ak", "secret", "http://127.0.0.1:1/"));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void againstTheSandbox() throws Exception {
        var process = java(List.of("org.dropback.Dropback", "sandbox", "--port", "0", "--receiver-port", "0", "--data", folder.resolve("data").toString()));
        try {
            var started = new ObjectMapper().readTree(firstLine(process));
            compare("sandbox", new Place(URI.create(started.get("endpoint").asText()), "sandbox", started.get("accessKeyId").asText(),
                    started.get("accessKeySecret").asText(), started.get("receiverUrl").asText()));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private record Place(URI endpoint, String bucket, String id, String secret, String receiver) {
    }

    private void compare(String where, Place place) throws Exception {
        var configuration = new ClientBuilderConfiguration();
        configuration.setSignatureVersion(SignVersion.V4);
        var sdk = OSSClientBuilder.create().endpoint(place.endpoint().toString()).region("cn-hangzhou").clientConfiguration(configuration)
                .credentialsProvider(new DefaultCredentialProvider(place.id(), place.secret())).build();
        try (var store = AliyunObjectStore.open(new Connection("c", place.endpoint(), "cn-hangzhou", place.bucket(), SignatureVersion.V4),
                new Credentials(place.id(), new Secret(place.secret()), null))) {
            turnAbout(where + ", 256 MiB put", () -> sdkPut(sdk, place), () -> ourPut(store, place));
            turnAbout(where + ", 2 GiB in parts of 8 MiB, 4 at once", () -> sdkParts(sdk, place), () -> ourParts(store, place));
            turnAbout(where + ", 5,000 of 16 KiB with callback, 16 at once", () -> sdkSmall(sdk, place), () -> ourSmall(store, place));
        } finally {
            sdk.shutdown();
        }
    }

    private static void turnAbout(String what, Callable<Void> sdk, Callable<Void> ours) throws Exception {
        var ratios = new ArrayList<double[]>();
        sdk.call();
        ours.call();
        for (int round = 0; round < ROUNDS; round++) {
            var a = measured(sdk);
            var b = measured(ours);
            ratios.add(new double[] {a[0] / b[0], b[1] / a[1], a[0], b[0]});
        }
        System.out.printf(Locale.ROOT, "%s: %.2fx as fast, %.2fx the CPU (medians of %d; SDK %.2f s, ours %.2f s)%n", what, median(ratios, 0), median(ratios, 1),
                ROUNDS, median(ratios, 2), median(ratios, 3));
    }

    private static double median(List<double[]> all, int which) {
        return all.stream().mapToDouble(each -> each[which]).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    private static double[] measured(Callable<Void> work) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.call();
        return new double[] {(System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9};
    }

    private Void ourPut(AliyunObjectStore store, Place place) throws Exception {
        store.put(new ObjectTarget(place.bucket(), "put/" + whole, null, null), new Slice(0, 256 * MIB), new StoreFixture.Watch());
        return null;
    }

    private Void sdkPut(OSS sdk, Place place) {
        sdk.putObject(place.bucket(), "put/" + whole, file.toFile());
        return null;
    }

    private Void ourParts(AliyunObjectStore store, Place place) throws Exception {
        long all = combined();
        var target = new ObjectTarget(place.bucket(), "parts/" + Crc64.unsigned(all) + "-" + part, null, null);
        var uploadId = store.initiate(target);
        var receipts = new PartReceipt[256];
        lanes(4, 256, number -> receipts[number] = store.uploadPart(target, uploadId, number + 1, new Slice(number % 32 * (long) PART, PART), new StoreFixture.Watch()));
        store.complete(target, uploadId, List.of(receipts), all);
        return null;
    }

    private Void sdkParts(OSS sdk, Place place) throws Exception {
        var key = "parts/" + Crc64.unsigned(combined()) + "-" + part;
        var uploadId = sdk.initiateMultipartUpload(new InitiateMultipartUploadRequest(place.bucket(), key)).getUploadId();
        var etags = new PartETag[256];
        lanes(4, 256, number -> {
            try (var in = Files.newInputStream(file)) {
                in.skipNBytes(number % 32 * (long) PART);
                var request = new UploadPartRequest(place.bucket(), key, uploadId, number + 1, in, PART);
                etags[number] = sdk.uploadPart(request).getPartETag();
            }
        });
        sdk.completeMultipartUpload(new CompleteMultipartUploadRequest(place.bucket(), key, uploadId, new ArrayList<>(List.of(etags))));
        return null;
    }

    private long combined() {
        long one = Long.parseUnsignedLong(part);
        return IntStream.range(1, 256).mapToObj(i -> one).reduce(one, (all, next) -> Crc64.combine(all, next, PART));
    }

    private Void ourSmall(AliyunObjectStore store, Place place) throws Exception {
        var callback = callback(place);
        lanes(16, FILES, number -> store.put(new ObjectTarget(place.bucket(), "small/" + small + "-" + number, null, callback), new Slice(0, SMALL), new StoreFixture.Watch()));
        return null;
    }

    private static CallbackHeaders callback(Place place) {
        return org.dropback.callback.CallbackCodec.encode(new org.dropback.callback.Callback(List.of(place.receiver()), null, false,
                org.dropback.callback.BodyType.FORM, "object=${object}&size=${size}", Map.of(), Map.of()));
    }

    private Void sdkSmall(OSS sdk, Place place) throws Exception {
        lanes(16, FILES, number -> {
            try (var in = Files.newInputStream(file)) {
                var metadata = new ObjectMetadata();
                metadata.setContentLength(SMALL);
                var request = new PutObjectRequest(place.bucket(), "small/" + small + "-" + number, new ByteArrayInputStream(in.readNBytes(SMALL)), metadata);
                var callback = new Callback();
                callback.setCallbackUrl(place.receiver());
                callback.setCallbackBody("object=${object}&size=${size}");
                request.setCallback(callback);
                try (var content = sdk.putObject(request).getResponse().getContent()) {
                    content.readAllBytes();
                }
            }
        });
        return null;
    }

    private interface Work {
        void run(int number) throws Exception;
    }

    private static void lanes(int lanes, int count, Work work) throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, lanes).<Callable<Void>>mapToObj(lane -> () -> {
                for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    work.run(number);
                }
                return null;
            }).toList();
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        }
    }

    private static Process java(List<String> arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path")), arguments.stream()).toList()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String firstLine(Process process) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(process.getInputStream())).readLine());
    }

    /** As the engine reads: by position, from one channel that all share. */
    private final class Slice implements UploadBody {

        private final long offset;
        private final long length;

        Slice(long offset, long length) {
            this.offset = offset;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                private long position = offset;

                @Override
                public int read(byte[] buffer, int from, int count) throws IOException {
                    int read = channel.read(ByteBuffer.wrap(buffer, from, (int) Math.min(count, offset + length - position)), position);
                    position += read;
                    return read;
                }

                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
