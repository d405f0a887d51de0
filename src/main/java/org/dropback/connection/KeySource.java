package org.dropback.connection;

import java.time.Duration;
import java.util.List;

/**
 * Where the keys of a connection come from, as a person chose it. Holds no secret: what is secret of it is kept by {@code SecretKeeper} under a
 * {@link SecretSlot} or read anew from where it belongs.
 */
public sealed interface KeySource {

    /** Its word in files and on the command line. */
    Kind kind();

    enum Kind { KEPT, SESSION, ENVIRONMENT, OSSUTIL, ALIYUN_CLI, ASSUME_ROLE, STS_SERVER, POLICY_SERVER, ECS_ROLE, PROCESS, NONE }

    /** A pair whose secret is kept by the system's keychain or in the encrypted file. */
    record Kept(String accessKeyId) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.KEPT;
        }
    }

    /** A pair that is typed in and forgotten when the app ends. */
    record Session(String accessKeyId) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.SESSION;
        }
    }

    /** {@code OSS_ACCESS_KEY_ID}, {@code OSS_ACCESS_KEY_SECRET}, {@code OSS_SESSION_TOKEN}. */
    record Environment() implements KeySource {
        @Override
        public Kind kind() {
            return Kind.ENVIRONMENT;
        }
    }

    /**
     * The file of ossutil, 1 or 2.
     *
     * @param file    "" for {@code ~/.ossutilconfig}
     * @param profile of ossutil 2, "" for {@code default}
     */
    record Ossutil(String file, String profile) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.OSSUTIL;
        }
    }

    /**
     * The file of the Aliyun CLI.
     *
     * @param file    "" for {@code ~/.aliyun/config.json}
     * @param profile "" for the file's current one
     */
    record AliyunCli(String file, String profile) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.ALIYUN_CLI;
        }
    }

    /**
     * A role that is taken with a kept pair.
     *
     * @param service of STS, "" for {@code https://sts.aliyuncs.com}
     * @param life    15 minutes to what the role allows
     */
    record AssumeRole(String accessKeyId, String roleArn, String service, Duration life) implements KeySource {

        public static final Duration LIFE = Duration.ofHours(1);

        @Override
        public Kind kind() {
            return Kind.ASSUME_ROLE;
        }
    }

    /** An application server that lends STS keys. @param address without query, which may be a token and is kept with the secrets */
    record StsServer(String address) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.STS_SERVER;
        }
    }

    /** An application server that signs policies for forms. @param address as of {@link StsServer} */
    record PolicyServer(String address) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.POLICY_SERVER;
        }
    }

    /** The role of the ECS instance that this machine is. @param role "" for the one that the instance has */
    record EcsRole(String role) implements KeySource {
        @Override
        public Kind kind() {
            return Kind.ECS_ROLE;
        }
    }

    /** A program that prints keys as JSON. @param command program and its words; started without a shell */
    record Process(List<String> command) implements KeySource {

        public Process {
            command = List.copyOf(command);
        }

        @Override
        public Kind kind() {
            return Kind.PROCESS;
        }
    }

    /** None: the bucket lets everybody write. */
    record None() implements KeySource {
        @Override
        public Kind kind() {
            return Kind.NONE;
        }
    }
}
