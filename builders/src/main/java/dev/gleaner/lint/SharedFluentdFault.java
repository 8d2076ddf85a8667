package dev.gleaner.lint;

import dev.gleaner.document.Fault;

/** Errors in flows and outputs that share one fluentd: fluentd refuses its configuration, or its workers end. */
public final class SharedFluentdFault {
    /**
     * Two plug-ins have the same buffer path: two outputs name it, or several flows use an output that names it, each
     * with a plug-in of its own. Buffers of the type {@code file_single} share the folder of the operator's paths.
     * fluentd does not start. Remove {@code path} and {@code type}, so that the operator writes a path for each.
     */
    public static final Fault BUFFER_PATH = Fault.error(
            "buffer-path-shared",
            "Other '%s' plugin already use same buffer path: type = %s, buffer path = %s; also used by %s");

    /**
     * A fluentd has several workers and no root folder, and an output has its buffer in files, as by default. The
     * operator of 3.17 removes the path of the buffer, and fluentd does not start. Add {@code rootDir: /buffers}.
     */
    public static final Fault WORKERS_BUFFER = Fault.error(
            "workers-buffer-path",
            "buffer path is not configured. specify 'path' in <buffer>; %s has a buffer in files");

    /**
     * A fluentd has several workers, and one of its plug-ins supports only one. The configuration check passes, and
     * then the workers end. Remove the plug-in, or {@code workers}.
     */
    public static final Fault WORKERS_PLUGIN = Fault.warning(
            "workers-unsupported", "Plugin '%s' does not support multi workers configuration, so the workers end");

    /**
     * A fluentd has several workers. Plug-ins that support only one worker end the workers, although the configuration
     * check passes. They may be in a flow of another file, or be added later. Use none of them, or remove
     * {@code workers}.
     */
    public static final Fault WORKERS_ELSEWHERE = Fault.warning(
            "workers-several", "the workers end as soon as a flow has %s, which do not support several workers");

    private SharedFluentdFault() {}
}
