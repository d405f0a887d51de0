package com.alibaba.sdk.android.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import android.content.Context;
import com.alibaba.sdk.android.oss.common.auth.OSSAuthCredentialsProvider;
import com.alibaba.sdk.android.oss.model.CompleteMultipartUploadResult;
import com.alibaba.sdk.android.oss.model.MultipartUploadRequest;
import com.alibaba.sdk.android.oss.model.PutObjectRequest;
import com.alibaba.sdk.android.oss.model.PutObjectResult;
import com.alibaba.sdk.android.oss.signer.SignVersion;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;

/** Stands in for the OSS SDK for Android: the little of it that the program uses, written down instead of sent. Its JSON is org.json's there, which escapes slashes. */
public class OSSClient {

    public OSSClient(Context context, String endpoint, OSSAuthCredentialsProvider provider, ClientConfiguration settings) {
        record("place", place(URI.create(endpoint).getHost(), settings));
        record("endpoint", endpoint);
        record("signature", settings.version == SignVersion.V4 ? "v4" : "v1");
    }

    private static String place(String host, ClientConfiguration settings) {
        if (host.endsWith("aliyuncs.com")) {
            return "host";
        }
        if (settings.excluded.contains(host)) {
            return settings.pathStyle ? "path" : "host";
        }
        return host.matches("\\d+(\\.\\d+){3}") ? "path" : "nowhere";
    }

    public void setRegion(String region) {
        record("region", region);
    }

    public PutObjectResult putObject(PutObjectRequest request) throws ClientException, ServiceException {
        record("operation", "PutObject");
        return new PutObjectResult(answer(request));
    }

    @SuppressWarnings("rawtypes")
    public CompleteMultipartUploadResult multipartUpload(MultipartUploadRequest request) throws ClientException, ServiceException {
        record("operation", "CompleteMultipartUpload");
        return new CompleteMultipartUploadResult(answer(request.upload));
    }

    private static String answer(PutObjectRequest request) throws ServiceException {
        record("bucket", request.bucket);
        record("key", request.key);
        record("contentType", request.metadata.contentType);
        record("x-oss-callback", header(request.callback));
        if (request.variables != null) {
            record("x-oss-callback-var", header(request.variables));
        }
        try {
            Files.copy(Path.of(request.file), Path.of(System.getenv("DROPBACK_RECORD") + ".content"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int status = Integer.parseInt(System.getenv("DROPBACK_STATUS"));
        if (status != 200) {
            throw new ServiceException(status, System.getenv("DROPBACK_BODY"));
        }
        return System.getenv("DROPBACK_BODY");
    }

    private static String header(Map<String, String> fields) {
        try {
            return Base64.getEncoder().encodeToString(new ObjectMapper().writeValueAsString(fields).replace("/", "\\/").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(String name, String value) {
        try {
            Files.writeString(Path.of(System.getenv("DROPBACK_RECORD")), name + " " + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + "\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
