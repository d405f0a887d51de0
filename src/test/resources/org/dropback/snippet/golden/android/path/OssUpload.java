import android.content.Context;
import com.alibaba.sdk.android.oss.ClientConfiguration;
import com.alibaba.sdk.android.oss.ClientException;
import com.alibaba.sdk.android.oss.OSSClient;
import com.alibaba.sdk.android.oss.ServiceException;
import com.alibaba.sdk.android.oss.common.auth.OSSAuthCredentialsProvider;
import com.alibaba.sdk.android.oss.model.ObjectMetadata;
import com.alibaba.sdk.android.oss.model.PutObjectRequest;
import java.util.Collections;
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
        // Else the SDK takes the endpoint for a domain of the bucket's own, as it is not Alibaba Cloud's.
        settings.setCustomCnameExcludeList(Collections.singletonList("oss.cloud.example"));
        settings.setPathStyleAccessEnable(true); // The bucket is named in the path.
        OSSClient oss = new OSSClient(context, "http://oss.cloud.example:8080", new OSSAuthCredentialsProvider(STS_URL), settings);
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentType("image/jpeg");
        try {
            PutObjectRequest request = new PutObjectRequest("sandbox", "photo.jpg", "photo.jpg", metadata);
            request.setCallbackParam(callback());
            System.out.println(oss.putObject(request).getServerCallbackReturnBody());
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
    private static Map<String, String> callback() {
        Map<String, String> callback = new LinkedHashMap<>();
        callback.put("callbackUrl", "https://api.shop.example/oss/callback");
        callback.put("callbackBody", "key=${object}");
        callback.put("callbackBodyType", "application/x-www-form-urlencoded");
        return callback;
    }
}
