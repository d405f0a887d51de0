package com.alibaba.sdk.android.oss.model;

import java.util.Map;

@SuppressWarnings("rawtypes")
public class MultipartUploadRequest<T extends MultipartUploadRequest> {

    public final PutObjectRequest upload;

    public MultipartUploadRequest(String bucket, String key, String file, ObjectMetadata metadata) {
        upload = new PutObjectRequest(bucket, key, file, metadata);
    }

    public void setPartSize(long bytes) {
    }

    public void setCallbackParam(Map<String, String> callbackParam) {
        upload.setCallbackParam(callbackParam);
    }

    public void setCallbackVars(Map<String, String> callbackVars) {
        upload.setCallbackVars(callbackVars);
    }
}
