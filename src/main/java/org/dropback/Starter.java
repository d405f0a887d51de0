package org.dropback;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code java -jar dropback.jar} runs: JavaFX from {@code lib/} as modules, everything else on a class path above them.
 * JavaFX on the plain class path would print an "unnamed module" warning at each start.
 */
public final class Starter {

    private Starter() {
    }

    public static void main(String[] words) throws Throwable {
        var jar = Path.of(Starter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var others = new ArrayList<URL>(List.of(jar.toUri().toURL()));
        var javafx = new ArrayList<Path>();
        try (var jars = Files.newDirectoryStream(jar.resolveSibling("lib"), "*.jar")) {
            for (var library : jars) {
                if (library.getFileName().toString().startsWith("javafx-")) {
                    javafx.add(library);
                } else {
                    others.add(url(library));
                }
            }
        }
        var loader = new URLClassLoader(others.toArray(URL[]::new), javafxLayer(javafx));
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass("org.dropback.Dropback").getMethod("main", String[].class).invoke(null, (Object) words);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("restricted")
    private static ClassLoader javafxLayer(List<Path> jars) {
        var finder = ModuleFinder.of(jars.toArray(Path[]::new));
        var boot = ModuleLayer.boot();
        Configuration modules = boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("javafx.controls"));
        var controller = ModuleLayer.defineModulesWithOneLoader(modules, List.of(boot), ClassLoader.getPlatformClassLoader());
        controller.layer().findModule("javafx.graphics").ifPresent(controller::enableNativeAccess);
        return controller.layer().findLoader("javafx.controls");
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
