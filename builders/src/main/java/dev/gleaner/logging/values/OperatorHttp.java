package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The HTTP server of the operator, which serves its metrics. */
@Value.Immutable
public interface OperatorHttp extends Editable<OperatorHttp, OperatorHttp.Builder> {
    /** How operator HTTP servers are read, checked and written. */
    Shape<OperatorHttp> SHAPE = Shape.object("operator HTTP server", Builder::new)
            .integer("port", OperatorHttp::port, Builder::port)
            .part("service", OperatorService.class, OperatorHttp::service, Builder::service)
            .open(ValuesFault.UNREAD);

    /** Its port; empty means 8080. */
    Optional<Integer> port();

    /** Its Service; empty means the chart's. */
    Optional<OperatorService> service();

    /** An HTTP server that the consumer fills in. */
    static OperatorHttp of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an HTTP server. */
    final class Builder extends ImmutableOperatorHttp.Builder implements ModelBuilder<OperatorHttp> {
        Builder() {}

        /** Changes its Service. */
        public Builder service(Consumer<OperatorService.Builder> change) {
            return service(ModelBuilder.part(this, OperatorHttp::service, OperatorService::of, change));
        }
    }
}
