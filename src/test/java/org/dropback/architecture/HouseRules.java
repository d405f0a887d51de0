package org.dropback.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the house (README, "Design notes"), each with its reason. They take the root package, so that the same rules
 * judge the product and the planted violations beside this class.
 */
final class HouseRules {

    private static final String[] ROOMS_THAT_MAKE_THREADS = {"app", "upload.engine", "wire", "desktop.fx"};
    private static final Set<String> SCREENS = Set.of("uploads", "profiles", "inspector", "connections", "settings");

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** Every rule by the name that its planted violation carries. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        arrows(rules);
        edges(rules);
        habits(rules);
        return rules;
    }

    private void arrows(Map<String, ArchRule> rules) {
        var because = Map.of(
                "check", "window and command line ask the same questions of a connection; how it is opened is for others to say",
                "connection", "which names a bucket may have is the protocol's to say",
                "update", "it asks a page and tells; what it does not know it cannot change",
                "text", "everybody reads it, so it can lean on nobody",
                "digest", "a checksum needs nothing of ours",
                "signing", "a signature must be testable against vectors alone",
                "callback", "the domain decides what a callback is; it does no I/O and knows no screen and no store",
                "upload", "the engine owns its ports and never knows who keeps its journal or who looks at it",
                "store", "it implements the ports of those who need something kept: the journal with what OSS said of a part, the callback log of the sandbox",
                "sandbox", "the stand-in must judge us, so it shares nothing with the uploader but the protocol");
        arrow(rules, because, "text");
        arrow(rules, because, "digest");
        arrow(rules, because, "signing");
        arrow(rules, because, "callback", "text");
        arrow(rules, because, "wire", "text");
        arrow(rules, because, "secret", "text");
        arrow(rules, because, "settings", "text");
        arrow(rules, because, "connection", "callback", "secret", "text");
        arrow(rules, because, "oss.aliyun", "oss", "callback", "connection", "digest", "secret", "signing", "text");
        arrow(rules, because, "upload", "callback", "oss", "connection", "digest", "text");
        arrow(rules, because, "store", "upload", "oss", "sandbox", "callback", "connection", "text");
        arrow(rules, because, "fire", "callback", "wire", "text");
        arrow(rules, because, "update", "wire", "text");
        arrow(rules, because, "sandbox", "callback", "wire", "digest", "signing", "text");
        arrow(rules, because, "check", "callback", "connection", "oss", "secret", "text", "wire");
        arrow(rules, because, "snippet", "callback", "connection", "signing", "text");
    }

    private void arrow(Map<String, ArchRule> rules, Map<String, String> because, String room, String... mayUse) {
        var allowed = Stream.concat(Stream.of(room), Arrays.stream(mayUse)).map(this::within).toArray(String[]::new);
        rules.put("arrow-" + room, noClasses().that().resideInAPackage(within(room))
                .should().dependOnClassesThat(resideInAnyPackage(root + "..").and(resideOutsideOfPackages(allowed)))
                .because(because.getOrDefault(room, "rooms stay understandable one at a time")));
    }

    private void edges(Map<String, ArchRule> rules) {
        rules.put("arrow-oss-port", noClasses().that().resideInAPackage(root + ".oss")
                .should().dependOnClassesThat(resideInAnyPackage(root + "..")
                        .and(resideOutsideOfPackages(root + ".oss", within("callback"), within("connection"), within("text"))))
                .because("the port is what stays when the client under it is exchanged"));
        rules.put("only-app-knows-the-adapter", noClasses().that().resideOutsideOfPackages(within("app"), within("oss.aliyun"))
                .should().dependOnClassesThat().resideInAPackage(within("oss.aliyun"))
                .because("only the composition root may choose the client of OSS"));
        rules.put("cli-knows-no-window", noClasses().that().resideInAPackage(within("cli"))
                .should().dependOnClassesThat().resideInAnyPackage(within("desktop"), within("app"))
                .because("the command line works where no window can"));
        rules.put("window-knows-no-cli", noClasses().that().resideInAPackage(within("desktop"))
                .should().dependOnClassesThat().resideInAnyPackage(within("cli"), within("app"))
                .because("screens are handed what they need"));
        for (var screen : SCREENS) {
            var others = Stream.concat(SCREENS.stream().filter(s -> !s.equals(screen)), Stream.of("shell"))
                    .map(other -> within("desktop." + other)).toArray(String[]::new);
            rules.put("screen-" + screen, noClasses().that().resideInAPackage(within("desktop." + screen))
                    .should().dependOnClassesThat().resideInAnyPackage(others)
                    .because("a screen can be rewritten without reading another one"));
        }
        rules.put("no-circles", slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .because("a circle is one room with two names"));
        rules.put("no-circles-in-sandbox", slices().matching(root + ".sandbox.(*)..").should().beFreeOfCycles()
                .because("each corner of the sandbox must be readable without the one that reads it"));
        rules.put("no-circle-in-upload", noClasses().that().resideInAPackage(root + ".upload")
                .should().dependOnClassesThat().resideInAPackage(within("upload.engine"))
                .because("what an upload is does not depend on how it is done"));
        only(rules, "javafx-in-desktop", "javafx..", "the rest runs where no window can", "desktop");
        only(rules, "atlantafx-in-desktop", "atlantafx..", "looks belong to the window", "desktop");
        only(rules, "icons-in-common", "org.kordamp.ikonli.javafx..", "an icon without its font opens every font of the machine", "desktop.common");
        only(rules, "richtext-in-body", "org.fxmisc..", "the editor of bodies must be exchangeable", "desktop.profiles.body");
        only(rules, "sdk-in-adapter", "com.aliyun..", "the SDK must be exchangeable", "oss.aliyun");
        only(rules, "httpclient-in-adapter", "org.apache.http..", "the SDK's HTTP client must be exchangeable with it", "oss.aliyun");
        only(rules, "httpclient5-in-adapter", "org.apache.hc..", "who sends the bodies must be exchangeable", "oss.aliyun");
        only(rules, "jetty-in-wire", "org.eclipse.jetty..", "the server must be exchangeable", "wire");
        only(rules, "jsoup-in-importing", "org.jsoup..", "the parser of foreign pages must be exchangeable", "callback.importing");
        only(rules, "sqlite-in-store", "org.sqlite..", "the database must be exchangeable", "store");
        only(rules, "picocli-in-cli", "picocli..", "argument parsing is the command line's", "cli");
    }

    private void only(Map<String, ArchRule> rules, String name, String library, String because, String room) {
        rules.put(name, noClasses().that().resideOutsideOfPackage(within(room))
                .should().dependOnClassesThat().resideInAPackage(library).because(because));
    }

    private void habits(Map<String, ArchRule> rules) {
        rules.put("one-door-to-fx", noClasses().that().resideOutsideOfPackage(within("desktop.fx"))
                .should().callMethodWhere(access("Platform.runLater", "javafx.application.Platform", "runLater"))
                .because("a call per progress event freezes a table; everything passes the one door that coalesces"));
        rules.put("threads-have-four-homes", noClasses().that(resideOutsideOfPackages(within(ROOMS_THAT_MAKE_THREADS)))
                .should().accessTargetWhere(describe("makes a thread or an executor", HouseRules::makesThreads))
                .because("who makes a thread must end it; four rooms do"));
        rules.put("view-models-without-scene", noClasses().that().haveSimpleNameEndingWith("Model")
                .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
                .because("a view model is tested without a window"));
        rules.put("no-static-state", fields().that().areStatic().and().areDeclaredInClassesThat(resideInAnyPackage(root + ".."))
                .should().beFinal().because("static state is what parallel tests trip on"));
        rules.put("no-getInstance", noMethods().that().areDeclaredInClassesThat(resideInAnyPackage(root + ".."))
                .should().haveName("getInstance").because("objects are handed over by constructor"));
        rules.put("callback-without-io", noClasses().that().resideInAPackage(within("callback"))
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                .because("the preview renders at each keystroke on the FX thread"));
        rules.put("nothing-prints", noClasses().that(resideOutsideOfPackages(within("cli")).and(not(describe("an entry point",
                        c -> Set.of("Dropback", "Starter").contains(c.getSimpleName())))))
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("standard output is the command line's contract"));
        rules.put("rooms-are-known", classes().that().resideInAPackage(root + "..")
                .should().resideInAnyPackage(Stream.concat(Stream.of(root), Stream.of("app", "text", "digest", "signing", "callback", "wire",
                        "secret", "connection", "oss", "upload", "store", "fire", "sandbox", "snippet", "settings", "check", "update", "cli", "desktop")
                        .map(this::within)).toArray(String[]::new))
                .because("a reader finds where a thing lives from the folder names alone"));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> access(
            String what, String owner, String method) {
        return describe(what, call -> call.getTargetOwner().getFullName().equals(owner) && call.getName().equals(method));
    }

    private static boolean makesThreads(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        boolean constructs = access.getName().equals("<init>");
        if (owner.isAssignableTo(Thread.class)) {
            return constructs || access.getName().startsWith("of") || access.getName().equals("startVirtualThread");
        }
        return owner.isEquivalentTo(java.util.concurrent.Executors.class) && !access.getName().equals("callable")
                || constructs && (owner.isAssignableTo(java.util.concurrent.ExecutorService.class) || owner.isAssignableTo(java.util.Timer.class))
                || owner.isEquivalentTo(java.util.concurrent.ForkJoinPool.class) && access.getName().equals("commonPool");
    }

    private String within(String room) {
        return root + "." + room + "..";
    }

    private String[] within(String... rooms) {
        return Arrays.stream(rooms).map(this::within).toArray(String[]::new);
    }
}
