package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.line.DecodedValues;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Readers of bytes through small blocks. */
final class Readers {
    private Readers() {}

    /** A reader that adds its findings to a list. */
    static RecordReader of(byte[] bytes, int block, List<String> findings) {
        EntryReader entries = new EntryReader(
                "log",
                () -> 0,
                Bounds.DEFAULT,
                new DecodedValues(),
                Carriers.ALL,
                finding -> findings.add(finding.toString()));
        InputBlock input = new InputBlock("log", new ByteArrayInputStream(bytes), 0, block, entries);
        return new RecordReader(input, Bounds.DEFAULT, entries);
    }
}
