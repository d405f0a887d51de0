package org.dropback.upload.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** A journal, or a store, whose calls a test has a hand in. */
final class Hooked {

    private Hooked() {
    }

    interface Hook {

        /** @param real makes the call */
        Object call(String method, Object[] arguments, Callable<Object> real) throws Exception;
    }

    static <T> T of(Class<T> type, T hooked, Hook hook) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) ->
                hook.call(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(hooked, arguments);
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof Exception thrown) {
                            throw thrown;
                        }
                        throw (Error) e.getCause();
                    }
                })));
    }
}
