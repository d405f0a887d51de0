import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.Callback;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.UploadFileRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Uploads one file to OSS and prints what your server answered to the callback. For aliyun-sdk-oss 3.18.
 * Java 18 or later, else compile and start with -Dfile.encoding=UTF-8:  java -cp 'lib/*' Upload.java
 * Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
 */
public class Upload {

    private static final PrintStream OUT = System.out;

    public static void main(String[] args) throws Exception {
        // The SDK encodes the callback in the default charset; OSS reads UTF-8.
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
            System.err.println("Start with -Dfile.encoding=UTF-8");
            System.exit(1);
        }
        System.setOut(System.err); // Standard output is for the answer, not for what a logger writes.
        ClientBuilderConfiguration settings = new ClientBuilderConfiguration();
        settings.setSignatureVersion(SignVersion.V1);
        settings.setSLDEnabled(true); // The bucket is named in the path.
        OSS oss = OSSClientBuilder.create()
                .endpoint("http://127.0.0.1:23451")
                .region("cn-hangzhou")
                .credentialsProvider(new DefaultCredentialProvider(
                        environment("OSS_ACCESS_KEY_ID"), environment("OSS_ACCESS_KEY_SECRET"), System.getenv("OSS_SESSION_TOKEN")))
                .clientConfiguration(settings)
                .build();
        int exitCode = 1;
        try {
            upload(oss);
            exitCode = 0;
        } catch (OSSException e) {
            // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
            boolean stored = "CallbackFailed".equals(e.getErrorCode());
            exitCode = stored ? 3 : 1;
            System.err.println((stored ? "Stored, but the callback failed: " : "Not stored: ") + e.getErrorCode() + ": " + e.getErrorMessage()
                    + " (request ID " + e.getRequestId() + ", EC " + e.getEC() + ")");
        } catch (Throwable e) {
            System.err.println("Failed: " + e);
        } finally {
            oss.shutdown();
        }
        System.exit(exitCode);
    }

    private static void upload(OSS oss) throws Throwable {
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentType("image/jpeg");
        UploadFileRequest request = new UploadFileRequest("sandbox", "photo.jpg");
        request.setUploadFile("photo.jpg");
        request.setPartSize(102400L);
        request.setTaskNum(4);
        request.setObjectMetadata(metadata);
        request.setCallback(callback());
        printAnswer(oss.uploadFile(request).getMultipartUploadResult().getResponse());
    }

    /** The SDK puts these texts into JSON as they are, so each is escaped first. */
    private static Callback callback() {
        Callback callback = new Callback();
        callback.setCallbackUrl(json("http://127.0.0.1:23450/callback"));
        callback.setCallbackBody(json("key=${object}&size=${size}"));
        callback.setCalbackBodyType(Callback.CalbackBodyType.URL); // the SDK's spelling
        return callback;
    }

    /** Read to its end and closed, else the connection is lost to the pool. */
    private static void printAnswer(ResponseMessage response) throws IOException {
        try (InputStream content = response.getContent()) {
            content.transferTo(OUT);
            OUT.println();
        }
    }

    private static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(String.format("\\u%04X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            System.err.println("Set the environment variable " + name);
            System.exit(1);
        }
        return value;
    }
}
