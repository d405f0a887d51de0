package com.alibaba.sdk.android.oss;

public class ServiceException extends Exception {

    private final int status;

    ServiceException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int getStatusCode() {
        return status;
    }

    public String getErrorCode() {
        return "Refused";
    }

    public String getRequestId() {
        return "request";
    }
}
