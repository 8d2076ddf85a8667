package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The fluent-bit that reads the audit log. */
@Value.Immutable
public interface KubeAuditFluentbit extends Editable<KubeAuditFluentbit, KubeAuditFluentbit.Builder> {
    /** How settings of fluent-bit are read, checked and written. */
    Shape<KubeAuditFluentbit> SHAPE = Shape.object("kube-audit fluent-bit", Builder::new)
            .optional("logTag", Scalar.TEXT, KubeAuditFluentbit::logTag, Builder::logTag)
            .list(
                    "tolerations",
                    Embedded.shape(Toleration.class),
                    KubeAuditFluentbit::tolerations,
                    Builder::tolerations)
            .open();

    /** The tag of the records; empty means the chart's default, {@code kube-audit}. */
    Optional<String> logTag();

    /** Tolerations in addition to those of the chart; empty means the chart's default. */
    List<Embedded<Toleration>> tolerations();

    /** Settings that the consumer fills in. */
    static KubeAuditFluentbit of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds settings of fluent-bit. */
    final class Builder extends ImmutableKubeAuditFluentbit.Builder implements ModelBuilder<KubeAuditFluentbit> {
        Builder() {}
    }
}
