package com.alibaba.sdk.android.oss.model;

public class ObjectMetadata {

    public String contentType;

    public void setContentType(String type) {
        contentType = type;
    }
}
