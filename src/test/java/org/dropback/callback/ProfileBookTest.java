package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileBookTest {

    private static final CallbackProfile ROOT = new CallbackProfile("root", List.of("http://root/"), "host", true, BodyType.JSON, "{}",
            List.of(CallbackVariable.fixed("x:a", "1"), CallbackVariable.fixed("x:b", "2")), Map.of("k", "root", "l", "root"));

    private static SavedProfile saved(String name, @Nullable String parent, ProfilePart own) {
        return new SavedProfile(name, "", parent, own, Map.of());
    }

    private static ProfilePart body(String body) {
        return new ProfilePart(null, null, null, null, body, List.of(), Map.of());
    }

    private static List<String> problems(EffectiveProfile effective) {
        return effective.problems().stream().map(finding -> finding.text(Messages.of(Locale.ENGLISH))).toList();
    }

    @Test
    void withoutAParentAProfileIsWhatItSays() {
        assertEquals(ROOT, ProfileBook.of(List.of(SavedProfile.of(ROOT))).effective("root", null).usable().orElseThrow());
    }

    @Test
    void aChildThatSaysNothingIsItsParentByAnotherName() {
        var book = ProfileBook.of(List.of(SavedProfile.of(ROOT), saved("child", "root", ProfilePart.EMPTY)));
        assertEquals(ROOT.withName("child"), book.effective("child", null).usable().orElseThrow());
        assertEquals(ProfilePart.of(ROOT), book.inherited("child", null));
        assertEquals(List.of("child"), book.heirs("root"));
        assertEquals(List.of("child"), book.possibleParents("other").stream().filter("child"::equals).toList());
        assertEquals(List.of(), book.possibleParents("root"));
    }

    @Test
    void whatAChildSaysReplacesAndVariablesAndHeadersAreMergedByName() {
        var own = new ProfilePart(List.of("http://child/"), "", false, BodyType.FORM, "b",
                List.of(CallbackVariable.fixed("x:new", "3"), CallbackVariable.fixed("x:b", "9"), CallbackVariable.fixed("x:a", "").withEnabled(false)),
                Map.of("k", "child"));
        var effective = ProfileBook.of(List.of(SavedProfile.of(ROOT), saved("child", "root", own))).effective("child", null).usable().orElseThrow();
        assertEquals(new CallbackProfile("child", List.of("http://child/"), null, false, BodyType.FORM, "b",
                List.of(CallbackVariable.fixed("x:b", "9"), CallbackVariable.fixed("x:new", "3")), Map.of("k", "child", "l", "root")), effective);
    }

    @Test
    void aChildTakesAHeaderAwayAndItsOwnChildGivesItBack() {
        var child = saved("child", "root", ProfilePart.EMPTY.withHeaders(Map.of(), Set.of("k", "never there")));
        var grandchild = saved("grandchild", "child", ProfilePart.EMPTY.withHeaders(Map.of("k", "again"), Set.of("l")));
        var book = ProfileBook.of(List.of(SavedProfile.of(ROOT), child, grandchild));
        assertEquals(Map.of("l", "root"), book.effective("child", null).profile().headers());
        assertEquals(Map.of("k", "again"), book.effective("grandchild", null).profile().headers());
        assertEquals(Set.of("never there", "l"), grandchild.own().over(child.own()).without());
    }

    @Test
    void aFixThatRemovesAnInheritedHeaderTakesItAwayInTheChildAlone() {
        var fix = new Fix("f", List.of(), profile -> profile.withHeaders(Map.of("l", "root")));
        var child = saved("child", "root", ProfilePart.EMPTY.withHeaders(Map.of("k", "mine"), Set.of()));
        var mended = fix.applyTo(child, ProfileBook.of(List.of(SavedProfile.of(ROOT), child)), null);
        assertEquals(ProfilePart.EMPTY.withHeaders(Map.of(), Set.of("k")), mended.own());
        assertEquals(Set.of(), fix.applyTo(SavedProfile.of(ROOT), ProfileBook.of(List.of(SavedProfile.of(ROOT))), null).own().without());
    }

    @Test
    void anEnvironmentOfTheParentComesBeforeTheChild() {
        var root = SavedProfile.of(ROOT).withEnvironment("dev", ProfilePart.EMPTY.withUrls(List.of("http://dev/"))).withEnvironment("prod", body("prod"));
        var child = saved("child", "root", body("child")).withEnvironment("dev", body("child in dev"));
        var book = ProfileBook.of(List.of(root, child));
        assertEquals("child in dev", book.effective("child", "dev").profile().body());
        assertEquals(List.of("http://dev/"), book.effective("child", "dev").profile().urls());
        assertEquals("child", book.effective("child", "prod").usable().orElseThrow().body());
        assertEquals("prod", book.effective("root", "prod").profile().body());
        assertEquals("{}", book.effective("root", null).profile().body());
        assertEquals(Set.of("dev", "prod"), book.environments("child"));
        assertEquals(List.of("http://dev/"), book.inherited("child", "dev").urls());
    }

    @Test
    void whatIsNotThereIsAProblemWithASentence() {
        var book = ProfileBook.of(List.of(saved("child", "nobody", body("b")), SavedProfile.of(ROOT).withEnvironment("dev", ProfilePart.EMPTY)));
        assertEquals(List.of("“child” inherits from “nobody”, and there is no profile of that name. Choose another parent, or none."),
                problems(book.effective("child", null)));
        assertEquals("b", book.effective("child", null).profile().body());
        assertTrue(book.effective("child", null).usable().isEmpty());
        assertEquals(List.of("There is no profile “gone”."), problems(book.effective("gone", "dev")));
        assertEquals(List.of("“root” has no environment “test”. It has: dev."), problems(book.effective("root", "test")));
        assertEquals(List.of("“bare” has no environments, so there is no “dev”."),
                problems(book.with(saved("bare", null, ProfilePart.EMPTY)).effective("bare", "dev")));
    }

    @Test
    void circlesAreProblems() {
        var book = ProfileBook.of(List.of(saved("a", "b", body("of a")), saved("b", "c", body("of b")), saved("c", "a", ProfilePart.EMPTY),
                saved("self", "self", ProfilePart.EMPTY), saved("outside", "a", ProfilePart.EMPTY)));
        assertEquals(List.of("These profiles inherit from each other in a circle: a → b → c → a. Choose another parent for one of them."),
                problems(book.effective("a", null)));
        assertEquals("of a", book.effective("a", null).profile().body());
        assertEquals(1, book.effective("self", null).problems().size());
        assertEquals(1, book.effective("outside", null).problems().size());
        assertEquals(1, book.without("b").effective("a", null).problems().size());
    }

    @Test
    void anyBookGivesAnAnswerForAnyName() {
        var random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            var names = List.of("a", "b", "c", "d", "e");
            var book = ProfileBook.of(IntStream.range(0, random.nextInt(6)).mapToObj(_ -> saved(names.get(random.nextInt(5)),
                    random.nextBoolean() ? null : names.get(random.nextInt(5)), body(Callbacks.anyText(random, 5)))
                    .withEnvironment(names.get(random.nextInt(5)), body("e"))).toList());
            for (var name : names) {
                var effective = book.effective(name, random.nextBoolean() ? null : "a");
                assertEquals(name, effective.profile().name());
                assertEquals(effective.problems().isEmpty(), effective.usable().isPresent());
                effective.problems().forEach(problem -> assertFalse(problem.text(Messages.of(Locale.SIMPLIFIED_CHINESE)).isEmpty()));
                book.possibleParents(name).forEach(parent -> {
                    var adopted = book.with(book.find(name).orElse(saved(name, null, ProfilePart.EMPTY)).withParent(parent));
                    var circles = adopted.effective(name, null).problems().stream().filter(problem -> problem.code().equals("parentCircle")).count();
                    assertTrue(circles == 0 || !book.effective(parent, null).problems().isEmpty());
                });
            }
        }
    }

    @Test
    void aLongLineOfAncestorsIsQuick() {
        var book = ProfileBook.of(IntStream.range(0, 2_000).mapToObj(n -> saved("p" + n, n == 0 ? null : "p" + (n - 1),
                ProfilePart.EMPTY.withVariables(List.of(CallbackVariable.fixed("x:v" + n % 10, "" + n))))).toList());
        assertEquals(10, book.effective("p1999", null).usable().orElseThrow().variables().size());
    }

    @Test
    void aNameGivenTwiceInOneLayerStaysForTheChecksToSee() {
        var own = ProfilePart.EMPTY.withVariables(List.of(CallbackVariable.fixed("x:a", "3"), CallbackVariable.fixed("x:a", "4")));
        var book = ProfileBook.of(List.of(SavedProfile.of(ROOT), saved("child", "root", own), saved("alone", null, own)));
        assertEquals(List.of("x:a", "x:b", "x:a"), book.effective("child", null).profile().variables().stream().map(CallbackVariable::name).toList());
        assertEquals(own.variables(), book.effective("alone", null).profile().variables());
    }

    @Test
    void secretsGoNeitherIntoTextNorOut() {
        var secret = CallbackVariable.fixed("x:key", "s3cr3t").withSecret(true);
        var profile = saved("p", null, ProfilePart.EMPTY.withVariables(List.of(secret)))
                .withEnvironment("prod", ProfilePart.EMPTY.withVariables(List.of(secret, CallbackVariable.fixed("x:a", "1"))));
        assertFalse(profile.toString().contains("s3cr3t"));
        assertEquals(List.of("", "1"), profile.withoutSecrets().environments().get("prod").variables().stream().map(CallbackVariable::value).toList());
        assertEquals("", profile.withoutSecrets().own().variables().getFirst().value());
    }
}
