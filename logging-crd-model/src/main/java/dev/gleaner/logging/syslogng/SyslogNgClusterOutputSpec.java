package dev.gleaner.logging.syslogng;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The spec of a syslog-ng cluster output. The destination, such as {@code loki}, is kept unchanged. */
@Value.Immutable
public interface SyslogNgClusterOutputSpec
        extends Editable<SyslogNgClusterOutputSpec, SyslogNgClusterOutputSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<SyslogNgClusterOutputSpec> SHAPE = Shape.object("syslog-ng cluster output spec", Builder::new)
            .text("loggingRef", SyslogNgClusterOutputSpec::loggingRef, Builder::loggingRef)
            .texts("enabledNamespaces", SyslogNgClusterOutputSpec::enabledNamespaces, Builder::enabledNamespaces)
            .until("4.10.0")
            .flag("protected", SyslogNgClusterOutputSpec::isProtected, Builder::isProtected)
            .since("6.7.0")
            .group(SyslogNgDestinations::addTo);

    /**
     * The {@code loggingRef} of the Logging that it belongs to, compared exactly; empty belongs to Loggings without
     * one.
     */
    Optional<String> loggingRef();

    /** Names of namespaces; the operator ignores this field. */
    List<String> enabledNamespaces();

    /** Whether only SyslogNGClusterFlows may use it, and not SyslogNGFlows; empty means false. */
    Optional<Boolean> isProtected();

    /** A spec that the consumer fills in. */
    static SyslogNgClusterOutputSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableSyslogNgClusterOutputSpec.Builder
            implements ModelBuilder<SyslogNgClusterOutputSpec> {
        Builder() {}
    }
}
