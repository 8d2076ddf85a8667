package dev.gleaner.manifest;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The option of an RKE2 server that turns the audit log on; other options are kept as unknown fields. RKE2 merges all
 * files of {@code /etc/rancher/rke2/config.yaml.d}.
 */
@Value.Immutable
public interface Rke2ServerConfig extends Editable<Rke2ServerConfig, Rke2ServerConfig.Builder> {
    /** How the configuration is read, checked and written. */
    Shape<Rke2ServerConfig> SHAPE = Shape.object("RKE2 server configuration", Builder::new)
            .text(ServerOptionNames.AUDIT_POLICY_FILE, Rke2ServerConfig::auditPolicyFile, Builder::auditPolicyFile)
            .open()
            .rule(ServerOptionNames::reportMisspelt);

    /**
     * The path of the audit policy on the node; empty leaves the audit log off. If the file does not exist, RKE2
     * creates one that records nothing, without a message (rke2, writeDefaultPolicyFile).
     */
    Optional<String> auditPolicyFile();

    /** A configuration that the consumer fills in. */
    static Rke2ServerConfig of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a configuration. */
    final class Builder extends ImmutableRke2ServerConfig.Builder implements ModelBuilder<Rke2ServerConfig> {
        Builder() {}
    }
}
