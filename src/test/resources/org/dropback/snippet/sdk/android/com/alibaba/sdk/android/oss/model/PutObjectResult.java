package com.alibaba.sdk.android.oss.model;

public class PutObjectResult {

    private final String answer;

    public PutObjectResult(String answer) {
        this.answer = answer;
    }

    public String getServerCallbackReturnBody() {
        return answer;
    }
}
