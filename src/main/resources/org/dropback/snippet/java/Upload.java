import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.Callback;
«if multipart»
«if headers»
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
«end»
«end»
import com.aliyun.oss.model.ObjectMetadata;
«if multipart»
«if headers»
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.UploadPartRequest;
«end»
«unless headers»
import com.aliyun.oss.model.UploadFileRequest;
«end»
«end»
«unless multipart»
import com.aliyun.oss.model.PutObjectRequest;
import java.io.File;
«end»
«if multipart»
«if headers»
import java.io.File;
import java.io.FileInputStream;
«end»
«end»
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
«if headers»
«if multipart»
import java.util.ArrayList;
«end»
import java.util.Base64;
«if multipart»
import java.util.List;
«end»
«end»

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
«if v4»
        settings.setSignatureVersion(SignVersion.V4);
«end»
«unless v4»
        settings.setSignatureVersion(SignVersion.V1);
«end»
«if cname»
        settings.setSupportCname(true); // The endpoint is a domain of the bucket's own.
«end»
«if pathStyle»
        settings.setSLDEnabled(true); // The bucket is named in the path.
«end»
        OSS oss = OSSClientBuilder.create()
                .endpoint(«endpoint»)
                .region(«region»)
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
        metadata.setContentType(«contentType»);
«if multipart»
«if headers»
        // Not uploadFile: it has no way to send a header with the request that completes the upload.
        String uploadId = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest(«bucket», «key», metadata)).getUploadId();
        File file = new File(«file»);
        long partSize = «partSize»L;
        List<PartETag> parts = new ArrayList<>();
        for (long offset = 0; offset < file.length(); offset += partSize) {
            try (InputStream content = new FileInputStream(file)) {
                content.skipNBytes(offset);
                parts.add(oss.uploadPart(new UploadPartRequest(
                        «bucket», «key», uploadId, parts.size() + 1, content, Math.min(partSize, file.length() - offset))).getPartETag());
            }
        }
        CompleteMultipartUploadRequest request = new CompleteMultipartUploadRequest(«bucket», «key», uploadId, parts);
        request.setCallback(callback()); // for the answer, and for 203 to be an error
        request.addHeader("x-oss-callback", wholeCallback()); // goes out in its place
        printAnswer(oss.completeMultipartUpload(request).getResponse());
«end»
«unless headers»
        UploadFileRequest request = new UploadFileRequest(«bucket», «key»);
        request.setUploadFile(«file»);
        request.setPartSize(«partSize»L);
        request.setTaskNum(4);
        request.setObjectMetadata(metadata);
        request.setCallback(callback());
        printAnswer(oss.uploadFile(request).getMultipartUploadResult().getResponse());
«end»
«end»
«unless multipart»
        PutObjectRequest request = new PutObjectRequest(«bucket», «key», new File(«file»), metadata);
«if headers»
        request.setCallback(callback()); // for the answer, and for 203 to be an error
        request.addHeader("x-oss-callback", wholeCallback()); // goes out in its place
«end»
«unless headers»
        request.setCallback(callback());
«end»
        printAnswer(oss.putObject(request).getResponse());
«end»
    }

    /** The SDK puts these texts into JSON as they are, so each is escaped first. */
    private static Callback callback() {
        Callback callback = new Callback();
        callback.setCallbackUrl(json(«callbackUrl»));
«if host»
        callback.setCallbackHost(json(«callbackHost»));
«end»
        callback.setCallbackBody(json(«callbackBody»));
«if json»
        callback.setCalbackBodyType(Callback.CalbackBodyType.JSON); // the SDK's spelling
«end»
«unless json»
        callback.setCalbackBodyType(Callback.CalbackBodyType.URL); // the SDK's spelling
«end»
«if sni»
        callback.setCallbackSNI(true);
«end»
«each variables»
        callback.addCallbackVar(json(«name»), json(«value»));
«end»
        return callback;
    }
«if headers»

    /** The SDK's Callback knows no additional headers, so this is the whole JSON. */
    private static String wholeCallback() {
        return Base64.getEncoder().encodeToString(«callbackJson».getBytes(StandardCharsets.UTF_8));
    }
«end»

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
