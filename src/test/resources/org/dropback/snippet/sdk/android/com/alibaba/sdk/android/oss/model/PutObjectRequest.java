package com.alibaba.sdk.android.oss.model;

import java.util.Map;

public class PutObjectRequest {

    public final String bucket;
    public final String key;
    public final String file;
    public final ObjectMetadata metadata;
    public Map<String, String> callback;
    public Map<String, String> variables;

    public PutObjectRequest(String bucket, String key, String file, ObjectMetadata metadata) {
        this.bucket = bucket;
        this.key = key;
        this.file = file;
        this.metadata = metadata;
    }

    public void setCallbackParam(Map<String, String> callbackParam) {
        callback = callbackParam;
    }

    public void setCallbackVars(Map<String, String> callbackVars) {
        variables = callbackVars;
    }
}
