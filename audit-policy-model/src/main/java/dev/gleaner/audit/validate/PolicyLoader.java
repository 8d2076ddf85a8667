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
 * Reads policies for a release of kube-apiserver from 1.20 on: as the server loads them when it starts (Kubernetes
 * v1.24, k8s.io/apiserver/pkg/audit/policy/reader.go), or strictly.
 *
 * <pre>{@code
 * ServerReading reading = PolicyLoader.readAsServer(Path.of("policy.yaml"), KubernetesVersion.of("1.24"));
 * reading.violations().forEach(System.out::println);
 * System.out.println(reading.outcome());
 * }</pre>
 */
public final class PolicyLoader {
    private PolicyLoader() {}

    /** Loads a text as a server does. */
    public static ServerReading readAsServer(String text, KubernetesVersion version) {
        return readAsServer(Source.of(text), version);
    }

    /**
     * Loads a source as a server does. If the source has a name, the message of a refusal contains it, like the file
     * name in the server's messages.
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
     * Reads a policy strictly for a release of the server. Values that only other releases accept are errors; fields
     * that only other releases have are warnings. In contrast, {@code Manifests.read} does not know the release: it
     * accepts what any release from 1.24 on accepts, with a warning that names these releases.
     */
    public static Reading<AuditPolicy> readStrictly(Source source, KubernetesVersion version) {
        return new StrictReading(Objects.requireNonNull(version, "version")).read(source);
    }

    /** Reads a part of a document as {@link #readStrictly(Source, KubernetesVersion)} reads a source. */
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

    /** The reason as Go reports it: the failed call and the error of the operating system. */
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
