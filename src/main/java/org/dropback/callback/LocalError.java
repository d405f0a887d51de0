package org.dropback.callback;

/** Failures that OSS did not word: found on this machine or on the way. Their codes stand beside OSS's own in reports and in the catalogue. */
public enum LocalError {
    FILE_VANISHED("FileVanished"),
    FILE_UNREADABLE("FileUnreadable"),
    FILE_CHANGED("FileChanged"),
    FILE_IS_FOLDER("FileIsFolder"),
    FILE_NOT_REGULAR("FileNotRegular"),
    FILE_TOO_LARGE("FileTooLarge"),
    FILE_NAME_SECRET("FileNameSecret"),
    FILE_NAME_BROKEN("FileNameBroken"),
    FOLDER_UNREADABLE("FolderUnreadable"),
    KEY_INVALID("KeyInvalid"),
    TEMPLATE_INVALID("TemplateInvalid"),
    CALLBACK_INVALID("CallbackInvalid"),
    CALLBACK_PRIVATE("CallbackPrivate"),
    VARIABLE_UNANSWERED("VariableUnanswered"),
    ROW_MISSING("RowMissing"),
    HOST_UNKNOWN("HostUnknown"),
    CONNECTION_REFUSED("ConnectionRefused"),
    CONNECTION_LOST("ConnectionLost"),
    TIMED_OUT("TimedOut"),
    TLS_FAILED("TlsFailed"),
    CERTIFICATE_UNTRUSTED("CertificateUntrusted"),
    PROXY_REFUSED("ProxyRefused"),
    OBJECT_GONE("ObjectGone"),
    OBJECT_ARCHIVED("ObjectArchived"),
    OBJECT_NOT_COPYABLE("ObjectNotCopyable"),
    PROPERTIES_UNREADABLE("PropertiesUnreadable"),
    NOT_CALLED_AGAIN("NotCalledAgain"),
    SECRET_NOT_KEPT("SecretNotKept"),
    CHECKSUM_MISMATCH("ChecksumMismatch"),
    ANSWER_UNREADABLE("AnswerUnreadable"),
    CANCELLED("Cancelled"),
    NOT_RECORDED("NotRecorded"),
    RECORD_UNREADABLE("RecordUnreadable"),
    CREDENTIALS_UNAVAILABLE("CredentialsUnavailable"),
    URL_NEEDED("UrlNeeded"),
    OUTCOME_UNKNOWN("OutcomeUnknown"),
    INTERNAL("Internal");

    private final String code;

    LocalError(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
