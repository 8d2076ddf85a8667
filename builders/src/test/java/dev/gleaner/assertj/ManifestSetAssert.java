package dev.gleaner.assertj;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.expectation.verify.RouteVerifier;
import dev.gleaner.manifest.ManifestSet;
import org.assertj.core.api.AbstractAssert;

/** Assertions about where the flows and outputs of a set send records. */
public final class ManifestSetAssert extends AbstractAssert<ManifestSetAssert, ManifestSet> {
    ManifestSetAssert(ManifestSet manifests) {
        super(manifests, ManifestSetAssert.class);
    }

    /** Assertions about a record in JSON, as fluentd gets it. */
    public RecordAssert sends(String json) {
        return sends(JsonText.of(json).tree());
    }

    /** Assertions about a line of a pod, or a record of an event tailer. */
    public RecordAssert sends(LogRecord record) {
        return sends(record.toTree());
    }

    /** Assertions about an audit event. */
    public RecordAssert sends(AuditEvent event) {
        return sends(event.toTree());
    }

    /**
     * Assertions about a record, as fluentd gets it.
     *
     * @throws IllegalArgumentException if it is not a mapping
     */
    public RecordAssert sends(Tree record) {
        isNotNull();
        if (!(record instanceof Tree.Mapping mapping)) {
            throw new IllegalArgumentException("a record is a mapping; found " + record.describe());
        }
        return new RecordAssert(mapping, RouteVerifier.of(actual));
    }
}
