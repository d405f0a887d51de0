package com.alibaba.sdk.android.oss.common.auth;

public class OSSAuthCredentialsProvider {

    public OSSAuthCredentialsProvider(String url) {
    }
}
