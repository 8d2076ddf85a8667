package dev.gleaner.logging;

import dev.gleaner.document.Fault;

/**
 * Errors in a HostTailer that the CRDs accept: the API server refuses the DaemonSet that the operator creates from it,
 * or its pods do not print all files (logging-operator 3.17.3, pkg/resources/extensions).
 */
public final class TailerFault {
    /**
     * A HostTailer has no tailers. The operator creates nothing. Add a file or systemd tailer, or remove the object.
     */
    public static final Fault TAILERS_NONE =
            Fault.warning("tailers-none", "no file or systemd tailer, so nothing is created");

    /**
     * A file tailer has no path. The operator mounts no folder for it, and the API server refuses the DaemonSet with
     * all its tailers. Add the {@code path}, or {@code disabled: true}.
     */
    public static final Fault PATH_NONE =
            Fault.error("tailer-path-none", "missing; expected the path of a file, such as /var/log/syslog");

    /**
     * The name of a tailer is not possible as the name of a container. The API server refuses the DaemonSet with all
     * its tailers. Write lower case letters, digits and dashes, with a letter or digit at both ends.
     */
    public static final Fault NAME = Fault.error(
            "tailer-name", "no container can be named %s; expected at most 63 lower case letters, digits and dashes");

    /**
     * Two tailers of a HostTailer have the same name, and neither is disabled. Their containers have this name, too,
     * and the API server refuses the DaemonSet with all its tailers. Rename one; names are unique across both lists.
     */
    public static final Fault NAME_TWICE =
            Fault.error("tailer-name-twice", "Duplicate value: %s; %s has this name, too");

    /**
     * The operator mounts the folder of a path, without the last part, and names the volume after it. A relative path,
     * a path in the root folder, or a folder such as {@code /var/log/*} gives a name that is not possible. The API
     * server refuses the DaemonSet with all its tailers. Write an absolute path, with wildcards in the last part only;
     * folders begin and end with a letter or digit.
     */
    public static final Fault FOLDER = Fault.error(
            "tailer-folder",
            "no volume can be named after the folder %s; expected an absolute path such as /var/log/syslog");

    /**
     * The folder of a path contains a wildcard. The operator mounts a folder with exactly this name, and fluent-bit
     * finds none of the files. Write wildcards in the last part only; or add a tailer for a file in a folder above,
     * which is then mounted for both.
     */
    public static final Fault FOLDER_WILDCARD =
            Fault.warning("tailer-folder-wildcard", "the operator mounts the folder %s literally, so no file is found");

    /**
     * The image of a tailer has no repository. The operator does not add its own, and the container does not start. Add
     * the {@code repository}, or remove the {@code image}.
     */
    public static final Fault IMAGE_REPOSITORY_NONE =
            Fault.error("tailer-image-repository-none", "missing; expected the name of an image without its tag");

    /**
     * A HostTailer has an image for all tailers, a field that only 4.10 has. The operator does not use it. Write the
     * {@code image} of each tailer.
     */
    public static final Fault IMAGE_UNUSED =
            Fault.warning("tailer-image-unused", "has no effect; write the image of each tailer");

    private TailerFault() {}
}
