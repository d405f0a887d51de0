package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/**
 * Files that wait for answers to what their profile asks, and the answers: one a variable, and one a file and variable. Files that are added
 * meanwhile with the same plan wait with them. FX thread.
 */
public final class Questions {

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ObservableList<FileAnswers> files = FXCollections.observableArrayList();
    private final Map<CallbackVariable, StringProperty> once = new LinkedHashMap<>();
    private final Map<CallbackVariable, StringProperty> forAll = new LinkedHashMap<>();
    private @Nullable BatchPlan plan;

    /** The answers for one file; one that was not given is that for all files. */
    public static final class FileAnswers {

        private final ScannedFile file;
        private final Map<String, StringProperty> own = new HashMap<>();

        private FileAnswers(ScannedFile file) {
            this.file = file;
        }

        public String path() {
            return file.relativePath();
        }

        public void answer(String variable, String value) {
            own.computeIfAbsent(variable, _ -> new SimpleStringProperty()).set(value);
        }

        /** Null where the answer for all files counts. */
        public @Nullable String answer(String variable) {
            return own.containsKey(variable) ? own.get(variable).get() : null;
        }
    }

    /** @param waiting asked about with others that wait for the same; others that wait for something else are answered first, as they stand */
    void ask(BatchPlan about, List<ScannedFile> waiting, Consumer<List<UploadRequest>> upload) {
        if (open.get() && !about.equals(plan)) {
            answer(upload);
        }
        if (!open.get()) {
            plan = about;
            for (var variable : about.asked()) {
                (variable.kind() == Kind.ASKED_ONCE ? once : forAll).put(variable, new SimpleStringProperty(variable.value()));
            }
        }
        files.addAll(waiting.stream().map(FileAnswers::new).toList());
        open.set(true);
    }

    /** The uploads that wait, answered. */
    void answer(Consumer<List<UploadRequest>> upload) {
        if (plan == null) {
            return;
        }
        var answered = plan.begun();
        var requests = new ArrayList<UploadRequest>(files.size());
        for (var each : files) {
            var answers = new HashMap<String, String>();
            once.forEach((variable, answer) -> answers.put(variable.name(), answer.get()));
            forAll.keySet().forEach(variable -> answers.put(variable.name(), shown(each, variable)));
            requests.add(answered.request(each.file, answers));
        }
        forget();
        upload.accept(requests);
    }

    /** The files that wait. */
    List<ScannedFile> waiting() {
        return files.stream().map(each -> each.file).toList();
    }

    /** Lets the waiting files go. */
    public void forget() {
        plan = null;
        once.clear();
        forAll.clear();
        files.clear();
        open.set(false);
    }

    /** The answer that counts for a file. */
    public String shown(FileAnswers file, CallbackVariable variable) {
        var own = file.answer(variable.name());
        var all = forAll.get(variable);
        return own != null ? own : all == null ? "" : all.get();
    }

    /** Whether something waits. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public ObservableList<FileAnswers> files() {
        return files;
    }

    /** What is asked once for all files. */
    public Map<CallbackVariable, StringProperty> once() {
        return once;
    }

    /** What is asked for each file, with the answer for those that have none of their own. */
    public Map<CallbackVariable, StringProperty> forAll() {
        return forAll;
    }
}
