package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What became of a profile's variables, to be done to one of the layers that they come from. */
record VariableChanges(List<CallbackVariable> gone, List<CallbackVariable> come) {

    /** Of equal ones the last are those that are gone. */
    static VariableChanges between(List<CallbackVariable> before, List<CallbackVariable> after) {
        return new VariableChanges(without(before, after).reversed(), without(after, before));
    }

    private static List<CallbackVariable> without(List<CallbackVariable> all, List<CallbackVariable> others) {
        var left = new ArrayList<>(all);
        others.forEach(left::remove);
        return left;
    }

    List<CallbackVariable> applyTo(List<CallbackVariable> layer) {
        var changed = new ArrayList<>(layer);
        // As many gone as come are changes of a name or a value: they keep their places.
        boolean paired = gone.size() == come.size();
        var newcomers = come;
        if (paired) {
            var inOrder = gone.reversed();
            newcomers = IntStream.range(0, come.size()).filter(i -> !replace(changed, inOrder.get(i), come.get(i))).mapToObj(come::get).toList();
        } else {
            gone.forEach(variable -> leave(changed, variable));
        }
        newcomers.forEach(variable -> enter(changed, variable));
        return changed;
    }

    private static boolean replace(List<CallbackVariable> layer, CallbackVariable old, CallbackVariable now) {
        int at = layer.lastIndexOf(old);
        if (at >= 0) {
            layer.set(at, now);
        } else if (!old.name().equals(now.name())) {
            layer.add(old.withEnabled(false));
        }
        return at >= 0;
    }

    private static void leave(List<CallbackVariable> layer, CallbackVariable variable) {
        int at = layer.lastIndexOf(variable);
        if (at >= 0) {
            layer.remove(at);
        } else {
            layer.add(variable.withEnabled(false));
        }
    }

    /** One of this name that was switched off is switched on with the new value. */
    private static void enter(List<CallbackVariable> layer, CallbackVariable variable) {
        for (int i = 0; i < layer.size(); i++) {
            if (layer.get(i).name().equals(variable.name()) && !layer.get(i).enabled()) {
                layer.set(i, variable);
                return;
            }
        }
        layer.add(variable);
    }
}
