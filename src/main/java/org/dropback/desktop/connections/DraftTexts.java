package org.dropback.desktop.connections;

import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;

/** What a saved connection has in each field of the form. */
final class DraftTexts {

    private DraftTexts() {
    }

    static String of(SavedConnection saved, DraftField field) {
        var proxy = saved.network().proxy();
        return switch (field) {
            case NAME -> saved.name();
            case REGION -> saved.endpoint().region();
            case HOST -> saved.endpoint().authority();
            case BUCKET -> saved.bucket();
            case KEY_TEMPLATE -> saved.keyTemplate();
            case PROFILE -> saved.profile();
            case PROXY_HOST -> proxy.host();
            case PROXY_PORT -> proxy.port() == 0 ? "" : Integer.toString(proxy.port());
            case PROXY_USER -> proxy.user();
            case AUTHORITY -> saved.network().authority();
            case CONNECT_SECONDS -> Long.toString(saved.network().connectTimeout().toSeconds());
            case ANSWER_SECONDS -> Long.toString(saved.network().answerTimeout().toSeconds());
            case SECRET, TOKEN, QUERY, PROXY_PASSWORD -> "";
            case ACCESS_KEY_ID, ROLE_ARN, STS, FILE, FILE_PROFILE, ADDRESS, ROLE, COMMAND -> ofKeys(saved.keys(), field);
        };
    }

    private static String ofKeys(KeySource keys, DraftField field) {
        return switch (keys) {
            case KeySource.Kept kept when field == DraftField.ACCESS_KEY_ID -> kept.accessKeyId();
            case KeySource.Session session when field == DraftField.ACCESS_KEY_ID -> session.accessKeyId();
            case KeySource.Ossutil file when field == DraftField.FILE -> file.file();
            case KeySource.Ossutil file when field == DraftField.FILE_PROFILE -> file.profile();
            case KeySource.AliyunCli file when field == DraftField.FILE -> file.file();
            case KeySource.AliyunCli file when field == DraftField.FILE_PROFILE -> file.profile();
            case KeySource.AssumeRole role when field == DraftField.ACCESS_KEY_ID -> role.accessKeyId();
            case KeySource.AssumeRole role when field == DraftField.ROLE_ARN -> role.roleArn();
            case KeySource.AssumeRole role when field == DraftField.STS -> role.service();
            case KeySource.StsServer server when field == DraftField.ADDRESS -> server.address();
            case KeySource.PolicyServer server when field == DraftField.ADDRESS -> server.address();
            case KeySource.EcsRole role when field == DraftField.ROLE -> role.role();
            case KeySource.Process process when field == DraftField.COMMAND -> String.join("\n", process.command());
            default -> "";
        };
    }
}
