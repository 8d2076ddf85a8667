package dev.gleaner.audit.validate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reads policies for a release of kube-apiserver: as it loads them when it starts, or strictly (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/audit/policy/reader.go), from 1.20 on.
 */
public final class PolicyLoader {
    private PolicyLoader() {}

    /** Loads a text as a server does. */
    public static ServerReading readAsServer(String text, KubernetesVersion version) {
        return readAsServer(Source.of(text), version);
    }

    /**
     * Loads a source as a server does. If it has a name, a refusal contains it, as the server's messages contain its
     * file.
     */
    public static ServerReading readAsServer(Source source, KubernetesVersion version) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(version, "version");
        if (source.failure().isEmpty()) {
            return Loading.of(source, version);
        }
        String reason = reason(source.name(), source.failure().get());
        return refusedFile(
                source.name(), "failed to read file path " + GoText.quote(source.name()) + ": " + reason, version);
    }

    /** Loads a file as a server does; the file need not exist. */
    public static ServerReading readAsServer(Path file, KubernetesVersion version) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(version, "version");
        if (file.toString().isEmpty()) {
            return refusedFile("", "file path not specified", version);
        }
        return readAsServer(Source.of(file), version);
    }

    /**
     * A policy, read strictly, that is meant for a release of the server: what only other releases accept is an error, and
     * what this one ignores a warning. A reading for no release in particular, such as that of {@code Manifests.read},
     * accepts what some releases from 1.24 on accept, with a warning that names them.
     */
    public static Reading<AuditPolicy> readStrictly(Source source, KubernetesVersion version) {
        return new StrictReading(Objects.requireNonNull(version, "version")).read(source);
    }

    /** The same for a policy that was read before, such as a part of a document. */
    public static Reading<AuditPolicy> readStrictly(Part policy, KubernetesVersion version) {
        Objects.requireNonNull(policy, "policy");
        return new StrictReading(Objects.requireNonNull(version, "version")).read(policy);
    }

    /** The fields of a policy that a server ignores, and the effect. The policy may be a part of a document. */
    public static List<Violation> ignoredFields(Part policy, KubernetesVersion version) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        return List.copyOf(PolicyDecoder.decode(policy, "v1", version).ignored());
    }

    private static ServerReading refusedFile(String file, String wording, KubernetesVersion version) {
        Fault fault = ServerFault.FILE;
        return ServerReading.refused(
                version,
                new Refusal(Refusal.Category.FILE, wording, List.of()),
                List.of(Violation.of(fault, file, Position.NONE, FieldPath.ROOT, wording)),
                false);
    }

    /** Go's message contains the failed call and the reason of the operating system. */
    private static String reason(String file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "open " + file + ": no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "open " + file + ": permission denied";
        }
        String reason = FileProblem.inWords(failure);
        return "read " + file + ": " + (reason.equals("is a folder") ? "is a directory" : reason);
    }
}
