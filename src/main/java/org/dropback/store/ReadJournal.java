package org.dropback.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dropback.oss.PartReceipt;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobOrder;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalEntry;

/** What is read of the journal, and what it says where it cannot be read. Any thread. */
abstract class ReadJournal implements Journal {

    final JournalWriting writing;

    ReadJournal(JournalWriting writing) {
        this.writing = writing;
    }

    @Override
    public Optional<JournalEntry> find(long id) {
        return writing.read(from -> from.queries().find(id), Optional.empty());
    }

    @Override
    public List<JobSnapshot> find(Collection<Long> ids) {
        return writing.read(from -> from.queries().find(ids), List.of());
    }

    @Override
    public List<JournalEntry> waiting(int limit, long below) {
        return writing.read(from -> writing.isBehind() ? List.of() : from.queries().waiting(limit, below), List.of());
    }

    @Override
    public List<JobSnapshot> page(JobFilter filter, long offset, int limit) {
        return writing.read(from -> from.queries().page(filter, offset, limit), List.of());
    }

    @Override
    public long count(JobFilter filter) {
        return writing.read(from -> from.queries().count(filter), 0L);
    }

    @Override
    public long[] ids(JobFilter filter, JobOrder order, BooleanSupplier givenUp) {
        return writing.list(lists -> lists.ids(filter, order, givenUp), new long[0]);
    }

    @Override
    public Map<JobState, JobIds> byState(JobIds ids) {
        return writing.read(from -> from.queries().byState(ids), Map.of());
    }

    @Override
    public List<JournalEntry> begun(JobIds ids) {
        return writing.read(from -> from.queries().begun(ids), List.of());
    }

    @Override
    public Map<JobState, Long> counts() {
        return writing.read(from -> from.queries().counts(), Map.of());
    }

    @Override
    public List<PartReceipt> parts(long job) {
        return writing.read(from -> from.jobs().parts(job), List.of());
    }

    @Override
    public List<HistoryEntry> history(HistoryFilter filter, long before, int limit) {
        return writing.read(from -> from.attempts().page(filter, before, limit), List.of());
    }

    @Override
    public Optional<HistoryEntry> attempt(long id) {
        return writing.read(from -> from.attempts().find(id), Optional.empty());
    }

    @Override
    public long[] lastOfObjects(HistoryFilter filter) {
        return writing.read(from -> from.attempts().last(filter), new long[0]);
    }

    @Override
    public List<BegunUpload> begun() {
        return writing.read(from -> from.begun().all(from.alive()), List.of());
    }

    @Override
    public long place(boolean first) {
        return writing.read(from -> from.jobs().place(first), 0L);
    }
}
