package org.dropback.desktop.uploads;

import org.dropback.upload.JobSnapshot;

/** One side of an upload. Shown again with each newer snapshot, up to ten times a second: changes on screen only what changed. */
interface DetailTab {

    void show(JobSnapshot job);
}
