package org.dropback.testing;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;

/** Lets root, as which CI runs, meet a missing permission: Linux's {@code setfsuid} takes root's right to every file from one thread. */
public final class Unprivileged {

    private static final int NOBODY = 65534;

    private Unprivileged() {
    }

    /** Runs the work on this thread as somebody who owns nothing, where this user is root; as it is elsewhere. @param open may be entered by anybody */
    @SuppressWarnings("restricted")
    public static <T> T call(Path open, Callable<T> work) throws Exception {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!"root".equals(System.getProperty("user.name"))) {
            return work.call();
        }
        var linker = Linker.nativeLinker();
        var setfsuid = linker.downcallHandle(linker.defaultLookup().findOrThrow("setfsuid"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        set(setfsuid, NOBODY);
        try {
            return work.call();
        } finally {
            set(setfsuid, 0);
        }
    }

    private static void set(MethodHandle setfsuid, int user) throws Exception {
        try {
            int ignored = (int) setfsuid.invokeExact(user);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
