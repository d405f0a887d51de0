package com.alibaba.sdk.android.oss.model;

public class CompleteMultipartUploadResult {

    private final String answer;

    public CompleteMultipartUploadResult(String answer) {
        this.answer = answer;
    }

    public String getServerCallbackReturnBody() {
        return answer;
    }
}
