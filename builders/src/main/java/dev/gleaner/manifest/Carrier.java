package dev.gleaner.manifest;

/** The program that applies a file of a set. */
public enum Carrier {
    /** RKE2, which reads files of a node; the installer writes them from its templates. */
    RKE2,
    /** The service rancherd, which applies the list below {@code resources:} when a node starts. */
    RANCHERD,
    /** The tool kubectl, or any other client of the API server. */
    KUBECTL
}
