package org.dropback.desktop.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;

/** Values of secret variables that could not be had when an author began to edit, and can be had now. */
final class ValuesHad {

    private ValuesHad() {
    }

    /**
     * Puts them in.
     *
     * @param mine  what the author made of it; a variable that was renamed in its place is known
     * @param saved what the author began with
     * @param now   the same with its values
     */
    static SavedProfile in(SavedProfile mine, SavedProfile saved, SavedProfile now) {
        var with = mine.withOwn(in(mine.own(), saved.own(), now.own()));
        for (var each : mine.environments().entrySet()) {
            var before = saved.environments().getOrDefault(each.getKey(), ProfilePart.EMPTY);
            with = with.withEnvironment(each.getKey(), in(each.getValue(), before, now.environments().getOrDefault(each.getKey(), ProfilePart.EMPTY)));
        }
        return with;
    }

    private static ProfilePart in(ProfilePart mine, ProfilePart saved, ProfilePart now) {
        var variables = new ArrayList<>(mine.variables());
        for (int i = 0; i < saved.variables().size(); i++) {
            var without = saved.variables().get(i);
            var value = now.variables().stream().filter(each -> each.name().equals(without.name()) && each.secret() && !each.value().isEmpty()).findFirst();
            int at = at(variables, without, saved.variables().size() == variables.size() ? i : -1);
            if (isWithout(without) && value.isPresent() && at >= 0 && variables.get(at).withName(without.name()).equals(without)) {
                variables.set(at, value.get().withName(variables.get(at).name()));
            }
        }
        return variables.equals(mine.variables()) ? mine : mine.withVariables(variables);
    }

    private static boolean isWithout(CallbackVariable variable) {
        return variable.secret() && variable.value().isEmpty() && variable.kind() == Kind.ASKED_ONCE;
    }

    private static int at(List<CallbackVariable> variables, CallbackVariable wanted, int otherwise) {
        return IntStream.range(0, variables.size()).filter(i -> variables.get(i).name().equals(wanted.name())).findFirst().orElse(otherwise);
    }
}
