package org.dropback.upload.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.dropback.upload.Journal;

/** A journal, and what happens right before or right after it is asked for something. */
final class HookedJournal {

    private HookedJournal() {
    }

    interface Hook {

        /** @param method of the journal */
        void at(String method) throws Exception;
    }

    static Journal before(Journal journal, Hook hook) {
        return hooked(journal, hook, _ -> { });
    }

    static Journal after(Journal journal, Hook hook) {
        return hooked(journal, _ -> { }, hook);
    }

    private static Journal hooked(Journal journal, Hook before, Hook after) {
        return (Journal) Proxy.newProxyInstance(Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (_, method, arguments) -> {
            before.at(method.getName());
            try {
                var result = method.invoke(journal, arguments);
                after.at(method.getName());
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
