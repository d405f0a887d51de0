import android.content.Context;
import com.alibaba.sdk.android.oss.ClientConfiguration;
import com.alibaba.sdk.android.oss.ClientException;
import com.alibaba.sdk.android.oss.OSSClient;
import com.alibaba.sdk.android.oss.ServiceException;
import com.alibaba.sdk.android.oss.common.auth.OSSAuthCredentialsProvider;
«if multipart»
import com.alibaba.sdk.android.oss.model.MultipartUploadRequest;
«end»
import com.alibaba.sdk.android.oss.model.ObjectMetadata;
«unless multipart»
import com.alibaba.sdk.android.oss.model.PutObjectRequest;
«end»
«if v4»
import com.alibaba.sdk.android.oss.signer.SignVersion;
«end»
«if ownHost»
import java.util.Collections;
«end»
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Uploads one file to OSS and prints what your server answered to the callback. For Android, com.aliyun.dpa:oss-android-sdk 2.9.
 * The manifest needs android.permission.INTERNET.
 */
public final class OssUpload {

    /**
     * Of your own server: an app must not hold an AccessKey. It answers with JSON of StatusCode (200), AccessKeyId, AccessKeySecret, SecurityToken
     * and Expiration, got from STS for this user, and the SDK asks it again when they expire.
     */
    private static final String STS_URL = "https://your-server.example/sts";

    private OssUpload() {
    }

    /**
     * Blocks: call it on a worker thread.
     *
     * @return 0 done, 1 not stored, 3 stored but the callback failed
     */
    public static int upload(Context context) {
        ClientConfiguration settings = new ClientConfiguration();
        // OSS answers only after the callback, which may take 5 seconds for each of its URLs. A shorter wait would upload, and call back, again.
        settings.setSocketTimeout(60 * 1000);
«if v4»
        settings.setSignVersion(SignVersion.V4);
«end»
«if ownHost»
        // Else the SDK takes the endpoint for a domain of the bucket's own, as it is not Alibaba Cloud's.
        settings.setCustomCnameExcludeList(Collections.singletonList(«endpointHost»));
«end»
«if pathByName»
        settings.setPathStyleAccessEnable(true); // The bucket is named in the path.
«end»
        OSSClient oss = new OSSClient(context, «endpoint», new OSSAuthCredentialsProvider(STS_URL), settings);
«if v4»
        oss.setRegion(«region»);
«end»
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentType(«contentType»);
        try {
«if multipart»
            MultipartUploadRequest<?> request = new MultipartUploadRequest<>(«bucket», «key», «file», metadata);
            request.setPartSize(«partSize»L);
            request.setCallbackParam(callback());
«if variables»
            request.setCallbackVars(variables());
«end»
            System.out.println(oss.multipartUpload(request).getServerCallbackReturnBody());
«end»
«unless multipart»
            PutObjectRequest request = new PutObjectRequest(«bucket», «key», «file», metadata);
            request.setCallbackParam(callback());
«if variables»
            request.setCallbackVars(variables());
«end»
            System.out.println(oss.putObject(request).getServerCallbackReturnBody());
«end»
            return 0;
        } catch (ServiceException e) {
            // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
            boolean stored = e.getStatusCode() == 203;
            System.err.println((stored ? "Stored, but the callback failed: " : "Not stored: ") + e.getErrorCode() + ": " + e.getMessage()
                    + " (request ID " + e.getRequestId() + ")");
            return stored ? 3 : 1;
        } catch (ClientException e) {
            System.err.println("Failed: " + e.getMessage());
            return 1;
        }
    }

    /** The SDK writes the JSON, escaped. */
«if extras»
    @SuppressWarnings({"unchecked", "rawtypes"}) // it takes a map of texts, but its JSON can hold more
«end»
    private static Map<String, String> callback() {
        Map<String, String> callback = new LinkedHashMap<>();
        callback.put("callbackUrl", «callbackUrl»);
«if host»
        callback.put("callbackHost", «callbackHost»);
«end»
        callback.put("callbackBody", «callbackBody»);
        callback.put("callbackBodyType", «callbackBodyType»);
«if sni»
        ((Map) callback).put("callbackSNI", true);
«end»
«if headers»
        Map<String, String> headers = new LinkedHashMap<>();
«each headers»
        headers.put(«name», «value»);
«end»
        ((Map) callback).put("additionalHeaders", headers);
«end»
        return callback;
    }
«if variables»

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
«each variables»
        variables.put(«name», «value»);
«end»
        return variables;
    }
«end»
}
