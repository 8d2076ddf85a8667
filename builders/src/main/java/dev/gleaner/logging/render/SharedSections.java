package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;

/** Sections that several plug-ins have (logging-operator 3.17.3, pkg/sdk/logging/model/output and common). */
final class SharedSections {
    /** The chunks of an output. The tags are its argument; the path contains the id of the output. */
    static final Section BUFFER = Section.of("buffer")
            .unless("disabled")
            .typeOf("type", "file")
            .tagOf("tags", "tag,time")
            .standard("timekey", "10m")
            .standard("timekey_wait", "1m")
            .pointer("retry_forever", "true")
            .before("4.7.0", rows -> rows.standard("chunk_limit_size", "8MB"))
            .prepared((buffer, rendering, id) ->
                    isInMemoryOrHasPath(buffer) ? buffer : Texts.with(buffer, "path", "/buffers/" + id + ".*.buffer"));

    /** How an output writes a record. */
    static final Section FORMAT = Section.of("format").typeOf("type", "json").pointers("add_newline");

    /** Who may send to fluentd, or how fluentd introduces itself. */
    static final Section SECURITY = Section.of("security").required("self_hostname", "shared_key");

    /** TLS of the source. */
    static final Section TRANSPORT = Section.of("transport", "tls");

    /** A role that an output assumes at AWS. */
    static final Section ASSUME_ROLE = Section.of("assume_role_credentials").required("role_arn", "role_session_name");

    /** Credentials that a program prints. */
    static final Section PROCESS = Section.of("process_credentials").required("process");

    private SharedSections() {}

    private static boolean isInMemoryOrHasPath(Tree.Mapping buffer) {
        return buffer.hasValue("path")
                || buffer.text("type").filter("memory"::equals).isPresent();
    }
}
