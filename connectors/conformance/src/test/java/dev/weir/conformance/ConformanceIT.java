package dev.weir.conformance;

/** Every promise, of one connector of each shape. */
class ConformanceIT {
    @Conformance(TaskSubject.One.class)
    void aProcessorKeeps(Behaviour behaviour) {
        behaviour.holds();
    }

    @Conformance(TaskSubject.Several.class)
    void aSplitterKeeps(Behaviour behaviour) {
        behaviour.holds();
    }

    @Conformance(TaskSubject.Batch.class)
    void aSinkOfBatchesKeeps(Behaviour behaviour) {
        behaviour.holds();
    }
}
